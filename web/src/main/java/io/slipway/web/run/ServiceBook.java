package io.slipway.web.run;

import io.slipway.engine.run.RunProblem;
import io.slipway.web.run.ServicesApi.Service;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads the table of services; tasks write it. */
@Component
class ServiceBook {

    /** Between name and target in a position; no name has one. */
    private static final String SEPARATOR = "@";

    private final JdbcTemplate jdbc;

    ServiceBook(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    List<Service> list(int limit, @Nullable String after) {
        if (after == null)
            return jdbc.query("select * from service order by name, target limit ?", ServiceBook::read, limit);
        var parts = after.split(SEPARATOR, 2);
        if (parts.length < 2)
            throw new RunProblem(RunProblem.Kind.INVALID, "'after' is the 'next' of the page before; leave it out.");
        return jdbc.query(
                "select * from service where (name, target) > (?, ?) order by name, target limit ?",
                ServiceBook::read,
                parts[0],
                parts[1],
                limit);
    }

    static String position(Service service) {
        return service.name() + SEPARATOR + service.target();
    }

    List<Service> named(String name) {
        return jdbc.query("select * from service where name = ? order by target", ServiceBook::read, name);
    }

    private static Service read(ResultSet row, int number) throws SQLException {
        return new Service(
                row.getString("name"),
                row.getString("target"),
                row.getString("kind"),
                row.getString("version"),
                row.getString("release_name"),
                row.getString("status"),
                row.getString("run"),
                row.getString("task"),
                Outputs.masked(row.getString("content")),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
