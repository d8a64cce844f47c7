package io.slipway.engine.run;

import io.slipway.engine.run.Journal.Wanted;
import io.slipway.engine.task.Direction;
import io.slipway.engine.task.UndoRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the journal's rows say, over the rounds of a run. */
final class JournalRows {

    /** The last round in which the task was put back; what was done up to then is not there any more. */
    private static final String LAST_UNDONE = "(select coalesce(max(u.round), 0) from task_attempt u "
            + "where u.run = ? and u.task = ? and u.direction = 'UNDO' and u.state = 'DONE')";

    private final JdbcTemplate jdbc;

    JournalRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param tasks the same that were written by that turn; the key finds them, the turn tells them from left-out ones */
    static List<Attempt> read(Connection connection, List<Wanted> tasks, String turn) throws SQLException {
        try (var statement = connection.prepareStatement(
                "select a.run, a.round, a.task, a.direction, a.attempt, a.epoch, a.state, a.undo_record is not null, "
                        + "a.tries, r.ending is not null from task_attempt a join run r on r.id = a.run and r.round = a.round "
                        + "join unnest(?, ?, ?) as w(run, task, direction) on w.run = a.run and w.task = a.task and w.direction = a.direction "
                        + "where a.owner = ?")) {
            Journal.setTasks(statement, tasks, 1);
            statement.setString(4, turn);
            return attempts(statement);
        }
    }

    static List<Attempt> attempts(PreparedStatement statement) throws SQLException {
        var attempts = new ArrayList<Attempt>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) attempts.add(attempt(rows));
        }
        return attempts;
    }

    private static Attempt attempt(ResultSet row) throws SQLException {
        var key = new TaskKey(row.getString(1), row.getInt(2), row.getString(3), Direction.valueOf(row.getString(4)));
        return new Attempt(
                key,
                row.getInt(5),
                row.getInt(6),
                AttemptState.valueOf(row.getString(7)),
                row.getBoolean(8),
                row.getInt(9),
                row.getBoolean(10));
    }

    /** The world before this round's attempt, which its effect is told from. */
    UndoRecord recordOf(TaskKey key) {
        var stored = texts(jdbc.queryForList(
                "select undo_record from task_attempt where run = ? and task = ? and direction = 'DO' and round = ? "
                        + "and undo_record is not null",
                String.class,
                key.run(),
                key.task(),
                key.round()));
        return stored.isEmpty() ? UndoRecord.NOTHING : stored.get(0);
    }

    /**
     * The worlds before the rounds since it was put back last, the first one first: it is put back to what was there before
     * the run, not before its last round, and a later round may have touched what none before it had.
     */
    List<UndoRecord> recordsOf(TaskKey key) {
        return texts(jdbc.queryForList(
                "select undo_record from task_attempt where run = ? and task = ? and direction = 'DO' and round > "
                        + LAST_UNDONE + " and undo_record is not null order by round",
                String.class,
                key.run(),
                key.task(),
                key.run(),
                key.task()));
    }

    private static List<UndoRecord> texts(List<String> stored) {
        return stored.stream().map(UndoRecord::new).toList();
    }

    /** A kept row points to an earlier round's; a row of no tries never came to an effect. */
    boolean wasBegun(TaskKey key) {
        var rows = jdbc.queryForObject(
                "select count(*) from task_attempt where run = ? and task = ? and direction = 'DO' "
                        + "and state not in ('SKIPPED', 'KEPT') and tries > 0 and round > " + LAST_UNDONE,
                Integer.class,
                key.run(),
                key.task(),
                key.run(),
                key.task());
        return rows != null && rows > 0;
    }
}
