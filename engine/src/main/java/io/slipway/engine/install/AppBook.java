package io.slipway.engine.install;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Which apps are installed, in which version. Written when a run that changes that is closed, in the same transaction. */
public final class AppBook {

    private final JdbcTemplate jdbc;
    private final Clock clock;

    public AppBook(DataSource dataSource, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.clock = clock;
    }

    public void installed(String name, String label, String version, String digest, String run) {
        removed(name);
        jdbc.update(
                "insert into app (name, label, version, digest, run, installed_at) values (?, ?, ?, ?, ?, ?)",
                name,
                label,
                version,
                digest,
                run,
                OffsetDateTime.ofInstant(Instant.now(clock), ZoneOffset.UTC));
    }

    public void removed(String name) {
        jdbc.update("delete from app where name = ?", name);
    }

    public Optional<InstalledApp> find(String name) {
        return jdbc.query("select * from app where name = ?", (row, index) -> read(row), name).stream()
                .findFirst();
    }

    /** By name, behind this one. */
    public List<InstalledApp> list(String after, int limit) {
        return jdbc.query(
                "select * from app where name > ? order by name limit ?", (row, index) -> read(row), after, limit);
    }

    private static InstalledApp read(ResultSet row) throws SQLException {
        return new InstalledApp(
                row.getString("name"),
                row.getString("label"),
                row.getString("version"),
                row.getString("digest"),
                row.getString("run"),
                row.getObject("installed_at", OffsetDateTime.class).toInstant());
    }
}
