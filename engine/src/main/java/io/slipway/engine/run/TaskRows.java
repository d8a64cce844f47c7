package io.slipway.engine.run;

import io.slipway.engine.task.Direction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads the journal for people, and for the rounds after the first. */
public final class TaskRows {

    private final JdbcTemplate jdbc;

    public TaskRows(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    public TaskHistory of(String run) {
        return new TaskHistory(jdbc.query("select * from task_attempt where run = ?", TaskRows::read, run));
    }

    /** As {@link #of(String)}, of these tasks only; by all parts of the rows' key, so that no others are looked at. */
    TaskHistory of(Run run, Collection<String> tasks) {
        if (tasks.isEmpty()) return new TaskHistory(List.of());
        var parameters = new ArrayList<Object>(List.of(run.id()));
        for (int round = 1; round <= run.round(); round++) parameters.add(round);
        parameters.addAll(tasks);
        return new TaskHistory(jdbc.query(
                "select * from task_attempt where run = ? and round in (" + places(run.round()) + ") and task in ("
                        + places(tasks.size()) + ")",
                TaskRows::read,
                parameters.toArray()));
    }

    private static String places(int number) {
        return "?, ".repeat(number - 1) + "?";
    }

    /** How many tasks wait for a person. */
    public int stuck(String run) {
        var stuck = jdbc.queryForObject(
                "select count(*) from task_attempt a join run r on r.id = a.run and r.round = a.round"
                        + " where a.run = ? and a.state = 'STUCK'",
                Integer.class,
                run);
        return stuck == null ? 0 : stuck;
    }

    /** The stored outputs of those tasks that have some in this round. */
    public Map<String, String> outputs(String run, int round, Collection<String> tasks) {
        if (tasks.isEmpty()) return Map.of();
        return jdbc
                .query(
                        "select task, coalesce(outputs, '{}') as outputs from task_attempt where run = ? and round = ?"
                                + " and direction = 'DO' and state in ('DONE', 'KEPT') and task in ("
                                + places(tasks.size()) + ")",
                        (row, index) -> Map.entry(row.getString("task"), row.getString("outputs")),
                        parameters(run, round, tasks))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Object[] parameters(String run, int round, Collection<String> tasks) {
        var parameters = new ArrayList<Object>(List.of(run, round));
        parameters.addAll(tasks);
        return parameters.toArray();
    }

    /** Writes into the new round that these tasks are kept, with the outputs that they gave. */
    public void keep(String run, int round, Collection<TaskRow> standing) {
        jdbc.batchUpdate(
                "insert into task_attempt (run, round, task, direction, state, attempt, epoch, owner, tries, outputs,"
                        + " started_at, ended_at) select run, ?, task, direction, 'KEPT', 0, 0, '', 0, outputs, started_at,"
                        + " ended_at from task_attempt where run = ? and round = ? and task = ? and direction = 'DO'",
                standing.stream()
                        .map(row -> new Object[] {
                            round, run, row.key().round(), row.key().task()
                        })
                        .toList());
    }

    private static TaskRow read(ResultSet row, int number) throws SQLException {
        return new TaskRow(
                new TaskKey(
                        row.getString("run"),
                        row.getInt("round"),
                        row.getString("task"),
                        Direction.valueOf(row.getString("direction"))),
                AttemptState.valueOf(row.getString("state")),
                row.getInt("tries"),
                RunRows.instant(row, "started_at"),
                RunRows.instant(row, "ended_at"),
                Optional.ofNullable(row.getString("error")),
                Optional.ofNullable(row.getString("outputs")),
                Optional.ofNullable(row.getString("waits_for")),
                Optional.ofNullable(row.getString("note")));
    }
}
