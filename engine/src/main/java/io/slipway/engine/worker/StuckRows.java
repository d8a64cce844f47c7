package io.slipway.engine.worker;

import io.slipway.engine.run.TaskKey;
import io.slipway.engine.task.Direction;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** The journal's rows that only a person, or the end of their run, moves on. */
final class StuckRows {

    private static final String KEY = " where run = ? and round = ? and task = ? and direction = ?";
    private static final String IN_ROUND = "select a.run, a.round, a.task, a.direction from task_attempt a "
            + "join run r on r.id = a.run and r.round = a.round ";
    private static final RowMapper<TaskKey> ROW = (row, number) ->
            new TaskKey(row.getString(1), row.getInt(2), row.getString(3), Direction.valueOf(row.getString(4)));

    private final JdbcTemplate jdbc;

    StuckRows(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    List<TaskKey> stuck(String run, String task) {
        return jdbc.query(IN_ROUND + "where a.run = ? and a.task = ? and a.state = 'STUCK'", ROW, run, task);
    }

    /** Forward tasks that wait for a person or for their next try, in runs that wait for nobody any more. */
    List<TaskKey> heldUpInEndingRuns() {
        return jdbc.query(
                IN_ROUND + "where r.state in ('running', 'paused', 'waiting') and r.ending is not null "
                        + "and a.direction = 'DO' and a.state in ('STUCK', 'RETRYING') order by a.run, a.task limit 100",
                ROW);
    }

    boolean tryAgain(TaskKey key) {
        return change("set state = 'RETRYING', tries = 0, due_at = current_timestamp, ended_at = null", key, "'STUCK'");
    }

    boolean markDone(TaskKey key, String outputs, String note) {
        return jdbc.update(
                        "update task_attempt set state = 'DONE', epoch = epoch + 1, ended_at = current_timestamp, "
                                + "outputs = coalesce(outputs, ?), note = ?" + KEY + " and state = 'STUCK'",
                        outputs,
                        note,
                        key.run(),
                        key.round(),
                        key.task(),
                        key.direction().name())
                > 0;
    }

    boolean fail(TaskKey key) {
        return change(
                "set state = 'FAILED', epoch = epoch + 1, due_at = null, ended_at = current_timestamp",
                key,
                "'STUCK', 'RETRYING'");
    }

    private boolean change(String set, TaskKey key, String states) {
        return jdbc.update(
                        "update task_attempt " + set + KEY + " and state in (" + states + ")",
                        key.run(),
                        key.round(),
                        key.task(),
                        key.direction().name())
                > 0;
    }
}
