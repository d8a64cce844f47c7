package io.slipway.engine.bpmn.graph;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which package versions run by an edited drawing. */
final class EditedGraphBook {

    /** @param tasks {@code {"tasks": […], "edges": […]}} as in {@code package.yaml} */
    record Row(
            String process,
            String versionTag,
            String forward,
            String undo,
            String tasks,
            String deployment,
            String changedBy,
            Instant changedAt) {}

    private final JdbcClient jdbc;

    EditedGraphBook(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** @param tasks as {@link EditedTasks} has them */
    void put(TaskDiagram diagram, String tasks, String forward, String undo, String deployment, Optional<String> by) {
        jdbc.sql("delete from edited_graph where process = ? and version_tag = ?")
                .params(diagram.processId(), diagram.version())
                .update();
        jdbc.sql("""
                insert into edited_graph (process, version_tag, forward, undo, tasks, deployment, changed_by, changed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        diagram.processId(),
                        diagram.version(),
                        forward,
                        undo,
                        tasks,
                        deployment,
                        by.orElse(""),
                        OffsetDateTime.now(java.time.ZoneOffset.UTC))
                .update();
    }

    void moveTo(String deployment, Row row) {
        jdbc.sql("update edited_graph set deployment = ? where process = ? and version_tag = ?")
                .params(deployment, row.process(), row.versionTag())
                .update();
    }

    Optional<Row> find(String process, String versionTag) {
        return jdbc.sql("select * from edited_graph where process = ? and version_tag = ?")
                .params(process, versionTag)
                .query(EditedGraphBook::row)
                .optional();
    }

    List<String> versionsOf(String process) {
        return jdbc.sql("select version_tag from edited_graph where process = ?")
                .param(process)
                .query(String.class)
                .list();
    }

    List<String> deployments() {
        return jdbc.sql("select deployment from edited_graph")
                .query(String.class)
                .list();
    }

    private static Row row(ResultSet found, int number) throws SQLException {
        return new Row(
                found.getString("process"),
                found.getString("version_tag"),
                found.getString("forward"),
                found.getString("undo"),
                found.getString("tasks"),
                found.getString("deployment"),
                found.getString("changed_by"),
                found.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
