package io.slipway.engine.run;

import io.slipway.engine.task.Direction;
import io.slipway.engine.task.UndoRecord;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What was tried and what came of it. Every statement takes whole batches: a round trip for each task would be most of a
 * task's time.
 *
 * <p>Called inside the caller's transaction: rows of taken-up tasks ride on the transaction that leases them, results on
 * the one that moves the tokens on. So after a kill the journal and the engine agree.
 */
public final class Journal {

    /** A task to take up; the round is the run's own. */
    public record Wanted(String run, String task, Direction direction) {}

    private final JdbcTemplate jdbc;
    private final JournalSql sql;

    public Journal(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.sql = JournalSql.of(dataSource);
    }

    /**
     * Writes that these tasks are taken up. A task of a run that is failing, and that nobody had taken up before, is written
     * as skipped.
     */
    public List<Attempt> takeUp(List<Wanted> tasks, String owner) {
        if (tasks.isEmpty()) return List.of();
        return inConnection(connection -> {
            sql.takeUp(connection, tasks, owner);
            return read(connection, tasks);
        });
    }

    private static List<Attempt> read(Connection connection, List<Wanted> tasks) throws SQLException {
        try (var statement = connection.prepareStatement(
                "select a.run, a.round, a.task, a.direction, a.attempt, a.epoch, a.state, a.undo_record is not null "
                        + "from task_attempt a join run r on r.id = a.run and r.round = a.round "
                        + "join unnest(?, ?, ?) as w(run, task, direction) on w.run = a.run and w.task = a.task and w.direction = a.direction")) {
            setTasks(statement, tasks, 1);
            var attempts = new ArrayList<Attempt>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) attempts.add(attempt(rows));
            }
            return attempts;
        }
    }

    private static Attempt attempt(ResultSet row) throws SQLException {
        var key = new TaskKey(row.getString(1), row.getInt(2), row.getString(3), Direction.valueOf(row.getString(4)));
        return new Attempt(
                key, row.getInt(5), row.getInt(6), AttemptState.valueOf(row.getString(7)), row.getBoolean(8));
    }

    /** Stores the world before a task, if this attempt is still the last one. In a transaction of its own, before the effect. */
    public boolean record(Attempt attempt, UndoRecord before) {
        var key = attempt.key();
        return jdbc.update(
                        "update task_attempt set undo_record = ? where run = ? and round = ? and task = ? and direction = ? and epoch = ?",
                        before.text(),
                        key.run(),
                        key.round(),
                        key.task(),
                        key.direction().name(),
                        attempt.epoch())
                > 0;
    }

    /** The world before a task, stored when it was done in this round or an earlier one. */
    public UndoRecord recordOf(TaskKey key) {
        var stored = jdbc.queryForList(
                "select undo_record from task_attempt where run = ? and task = ? and direction = 'DO' and round <= ? "
                        + "and undo_record is not null order by round desc",
                String.class,
                key.run(),
                key.task(),
                key.round());
        return stored.isEmpty() ? UndoRecord.NOTHING : new UndoRecord(stored.get(0));
    }

    /** Whether anybody had begun to do this task. */
    public boolean wasBegun(TaskKey key) {
        var rows = jdbc.queryForObject(
                "select count(*) from task_attempt where run = ? and task = ? and direction = 'DO' and state <> 'SKIPPED'",
                Integer.class,
                key.run(),
                key.task());
        return rows != null && rows > 0;
    }

    /** Writes results, each if its attempt is still the last one; returns those that were written. */
    public Set<TaskKey> finish(List<Result> results) {
        return inConnection(connection -> {
            var written = new HashSet<TaskKey>();
            try (var statement = connection.prepareStatement(
                    "update task_attempt set state = ?, outputs = coalesce(?, outputs), error = coalesce(?, error), ended_at = current_timestamp "
                            + "where run = ? and round = ? and task = ? and direction = ? and epoch = ?")) {
                for (var result : results) add(statement, result);
                var counts = statement.executeBatch();
                for (int i = 0; i < counts.length; i++)
                    if (counts[i] != 0) written.add(results.get(i).key());
            }
            return written;
        });
    }

    private static void add(PreparedStatement statement, Result result) throws SQLException {
        var key = result.key();
        statement.setString(1, result.state().name());
        statement.setString(2, result.outputs());
        statement.setString(3, result.error());
        statement.setString(4, key.run());
        statement.setInt(5, key.round());
        statement.setString(6, key.task());
        statement.setString(7, key.direction().name());
        statement.setInt(8, result.epoch());
        statement.addBatch();
    }

    static void setTasks(PreparedStatement statement, List<Wanted> tasks, int first) throws SQLException {
        var connection = statement.getConnection();
        statement.setArray(first, texts(connection, tasks, Wanted::run));
        statement.setArray(first + 1, texts(connection, tasks, Wanted::task));
        statement.setArray(
                first + 2, texts(connection, tasks, task -> task.direction().name()));
    }

    private static <T> Array texts(Connection connection, List<T> values, Function<T, String> text)
            throws SQLException {
        return connection.createArrayOf("varchar", values.stream().map(text).toArray());
    }

    private <T> T inConnection(ConnectionCallback<T> call) {
        return jdbc.execute(call);
    }
}
