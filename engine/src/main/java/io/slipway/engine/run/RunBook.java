package io.slipway.engine.run;

import java.sql.SQLException;
import java.util.Collection;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The runs, a row each. The row is also the lock that whoever moves a run's tokens takes first. */
public final class RunBook {

    private final JdbcTemplate jdbc;

    public RunBook(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** Opens a run in its first round, of no package. */
    public void open(String run) {
        jdbc.update("insert into run (id, round, state, created_at) values (?, 1, 'running', current_timestamp)", run);
    }

    /** Takes the rows of these runs for this transaction: whoever holds them is the only one who moves their tokens. */
    public void lock(Collection<String> runs) {
        jdbc.execute((org.springframework.jdbc.core.ConnectionCallback<Void>) connection -> {
            try (var statement =
                    connection.prepareStatement("select id from run where id = any (?) order by id for update")) {
                statement.setArray(
                        1,
                        connection.createArrayOf(
                                "varchar", runs.stream().distinct().toArray()));
                statement.executeQuery().close();
                return null;
            } catch (SQLException e) {
                throw new IllegalStateException("The rows of the runs could not be locked: " + e.getMessage(), e);
            }
        });
    }

    /** Nothing that has not begun begins any more; what was done is put back. The first reason stays. */
    public void fail(String run, String task, String reason) {
        jdbc.update(
                "update run set ending = 'failed', failed_task = ?, reason = ? where id = ? and ending is null",
                task,
                reason,
                run);
    }
}
