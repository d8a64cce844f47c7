package io.slipway.engine.run;

import io.slipway.engine.task.Direction;
import io.slipway.engine.task.UndoRecord;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
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
    private final JournalRows rows;
    private final AtomicLong turns = new AtomicLong();

    public Journal(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.sql = JournalSql.of(dataSource);
        this.rows = new JournalRows(jdbc);
    }

    /**
     * Writes that these tasks are taken up. A task of a run that is ending, and that nobody had taken up before, is written
     * as skipped; one that waited for its next try, as failed. Tasks of paused runs and of no run are left out.
     */
    public List<Attempt> takeUp(List<Wanted> tasks, String owner) {
        if (tasks.isEmpty()) return List.of();
        return inConnection(connection -> {
            // By a name of its own, so that exactly the rows that were written are read: a run may be paused in
            // between.
            var turn = owner + "/" + turns.incrementAndGet();
            var attempts = sql.takeUp(connection, tasks, turn);
            if (attempts.stream().noneMatch(Journal::isRepeat)) return attempts;
            var repeats = attempts.stream().filter(Journal::isRepeat).toList();
            begin(connection, repeats);
            return attempts.stream()
                    .map(attempt -> isRepeat(attempt) ? attempt.again(triesOf(attempt)) : attempt)
                    .toList();
        });
    }

    private static boolean isRepeat(Attempt attempt) {
        return attempt.state() == AttemptState.RETRYING || attempt.state() == AttemptState.STUCK;
    }

    /** What was stuck is begun by a person's word, and all its tries with it. */
    private static int triesOf(Attempt attempt) {
        return attempt.state() == AttemptState.STUCK ? 1 : attempt.tries() + 1;
    }

    private static void begin(Connection connection, List<Attempt> repeats) throws SQLException {
        try (var statement = connection.prepareStatement(
                "update task_attempt set state = 'STARTED', tries = ?, due_at = null, ended_at = null "
                        + "where run = ? and round = ? and task = ? and direction = ? and epoch = ?")) {
            for (var attempt : repeats) {
                statement.setInt(1, triesOf(attempt));
                setKey(statement, 2, attempt.key(), attempt.epoch());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** A kept task is executed once more; false when somebody else has it now. Before any effect. */
    public boolean beginKept(Attempt attempt) {
        var key = attempt.key();
        return jdbc.update(
                        "update task_attempt set state = 'STARTED', tries = 1, started_at = current_timestamp, ended_at = null "
                                + "where run = ? and round = ? and task = ? and direction = ? and epoch = ?",
                        key.run(),
                        key.round(),
                        key.task(),
                        key.direction().name(),
                        attempt.epoch())
                > 0;
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

    /** What has to be known to ask for a task's effect, or to put it back. */
    public UndoRecord recordOf(TaskKey key) {
        return rows.recordOf(key);
    }

    /** Of a task that is to be put back: the worlds before its rounds since it was put back last, the first one first. */
    public List<UndoRecord> recordsOf(TaskKey key) {
        return rows.recordsOf(key);
    }

    /** Whether something of this task may be there that was not put back yet. */
    public boolean wasBegun(TaskKey key) {
        return rows.wasBegun(key);
    }

    /** Writes results, each if its attempt is still the last one; returns those that were written. */
    public Set<TaskKey> finish(List<Result> results) {
        return inConnection(connection -> {
            var written = new HashSet<TaskKey>();
            try (var statement = connection.prepareStatement(
                    "update task_attempt set state = ?, outputs = coalesce(?, outputs), error = coalesce(?, error), tries = ?, "
                            + "due_at = ?, ended_at = case when ? then null else current_timestamp end "
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
        var retrying = result.state() == AttemptState.RETRYING;
        statement.setString(1, result.state().name());
        statement.setString(2, result.outputs());
        statement.setString(3, result.error());
        statement.setInt(4, result.tries());
        statement.setTimestamp(5, retrying ? Timestamp.from(Instant.now().plus(result.pause())) : null);
        statement.setBoolean(6, retrying);
        setKey(statement, 7, result.key(), result.epoch());
        statement.addBatch();
    }

    private static void setKey(PreparedStatement statement, int first, TaskKey key, int epoch) throws SQLException {
        statement.setString(first, key.run());
        statement.setInt(first + 1, key.round());
        statement.setString(first + 2, key.task());
        statement.setString(first + 3, key.direction().name());
        statement.setInt(first + 4, epoch);
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
