package io.slipway.engine.install;

import io.slipway.engine.secrets.SecretBox;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The operations of install tasks, from when they are worked out to the end of the run and beyond, for its report. */
public final class OperationBook {

    private final JdbcTemplate jdbc;
    private final SecretBox box;

    public OperationBook(DataSource dataSource, SecretBox box) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.box = box;
    }

    /** In place of what was kept before: who was lost while he worked it out has done nothing yet. */
    public void keep(String run, int round, String task, List<Operation> operations) {
        jdbc.update("delete from install_operations where run = ? and round = ? and task = ?", run, round, task);
        jdbc.update(
                "insert into install_operations (run, round, task, operations) values (?, ?, ?, ?)",
                run,
                round,
                task,
                box.close(Operations.write(operations)));
    }

    /** Empty where nothing was worked out for that task. */
    public Optional<List<Operation>> of(String run, int round, String task) {
        return jdbc
                .queryForList(
                        "select operations from install_operations where run = ? and round = ? and task = ?",
                        String.class,
                        run,
                        round,
                        task)
                .stream()
                .findFirst()
                .map(closed -> Operations.read(box.open(closed)));
    }

    /** By task. */
    public Map<String, List<Operation>> of(String run, int round) {
        var all = new LinkedHashMap<String, List<Operation>>();
        jdbc.query(
                "select task, operations from install_operations where run = ? and round = ? order by task",
                row -> {
                    all.put(row.getString("task"), Operations.read(box.open(row.getString("operations"))));
                },
                run,
                round);
        return all;
    }
}
