package io.slipway.engine.run;

import io.slipway.engine.task.ServiceParts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/** What was heard last of the services that are looked after. Each node that looks writes the same, so nobody is waited for. */
public final class ServiceHealthBook {

    /** A service on a target. */
    public record Key(String name, String target) {
        public static Key of(ServiceState service) {
            return new Key(service.name(), service.target());
        }
    }

    private final JdbcTemplate jdbc;
    private final Clock clock;

    public ServiceHealthBook(DataSource dataSource, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.clock = clock;
    }

    public void consistsOf(Key service, ServiceParts parts) {
        var isGone = parts.operation().equals(ServiceParts.ABSENT);
        set(
                service,
                "operation = ?, config = ?" + (isGone ? ", health = '" + ServiceHealth.ILL + "', reason = config" : ""),
                parts.operation(),
                parts.config());
    }

    /** @param lacking empty when it is well */
    public void stands(Key service, List<String> lacking) {
        write(service, lacking.isEmpty() ? ServiceHealth.WELL : ServiceHealth.ILL, String.join("; ", lacking));
    }

    /** Nobody can tell just now. */
    public void unknown(Key service, String why) {
        write(service, ServiceHealth.AWAY, why);
    }

    private void write(Key service, String health, String reason) {
        set(service, "health = ?, reason = ?", health, reason);
    }

    /** Its row is there but for the first time. */
    private void set(Key service, String columns, String first, String second) {
        if (update(service, columns, first, second)) return;
        try {
            jdbc.update(
                    "insert into service_health (name, target, checked_at) values (?, ?, ?)",
                    service.name(),
                    service.target(),
                    now());
        } catch (DuplicateKeyException anotherNode) {
            // It was quicker.
        }
        update(service, columns, first, second);
    }

    private boolean update(Key service, String columns, String first, String second) {
        var rows = jdbc.update(
                "update service_health set " + columns + ", checked_at = ? where name = ? and target = ?",
                first,
                second,
                now(),
                service.name(),
                service.target());
        return rows > 0;
    }

    /** Of all that are looked after: there are never very many. */
    public Map<Key, ServiceHealth> all() {
        var all = new HashMap<Key, ServiceHealth>();
        jdbc.query("select * from service_health", row -> {
            all.put(new Key(row.getString("name"), row.getString("target")), read(row));
        });
        return all;
    }

    /** Services that do not stand any more. */
    public void keepOnly(Set<Key> standing) {
        for (var known : all().keySet())
            if (!standing.contains(known))
                jdbc.update("delete from service_health where name = ? and target = ?", known.name(), known.target());
    }

    private static ServiceHealth read(ResultSet row) throws SQLException {
        var reason = row.getString("reason");
        return new ServiceHealth(
                Optional.ofNullable(row.getString("operation")),
                Optional.ofNullable(row.getString("config")),
                Optional.ofNullable(row.getString("health")),
                reason == null ? "" : reason,
                RunRows.instant(row, "checked_at").orElseThrow());
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(Instant.now(clock), ZoneOffset.UTC);
    }
}
