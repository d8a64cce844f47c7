package io.slipway.engine.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The services that tasks have installed, with version, release and status (TR-25). Rows are added and marked: two
 * runs never wait for each other here, and what was said once can be asked for later (TR-23).
 */
public final class ServiceRegistry {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The last row of each name and target that was not put back. */
    private static final String STANDING = "select * from service_state s where s.status <> '" + ServiceState.ABSENT
            + "' and s.id = (select max(l.id) from service_state l"
            + " where l.name = s.name and l.target = s.target and l.put_back_at is null)";

    private final JdbcTemplate jdbc;
    private final Clock clock;

    public ServiceRegistry(DataSource dataSource, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.clock = clock;
    }

    /** In the transaction that writes the task's result. One row for each round of the task. */
    void record(TaskKey key, String target, String kind, ServiceSaying said) {
        forget(key);
        jdbc.update(
                "insert into service_state (name, target, kind, version, release_name, status, run, round, task, content,"
                        + " recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                said.name(),
                target,
                kind,
                said.version().orElse(null),
                said.release().orElse(null),
                said.status(),
                key.run(),
                key.round(),
                key.task(),
                said.result().toString(),
                now());
    }

    /**
     * A task has failed after it had begun. What this task of this package had said of a service on this target before, in
     * whichever run, may not hold any more.
     */
    void doubt(TaskKey key, Run run) {
        forget(key);
        jdbc.update(
                "insert into service_state (name, target, kind, version, release_name, status, run, round, task, content,"
                        + " recorded_at) select s.name, s.target, s.kind, s.version, s.release_name, '"
                        + ServiceState.UNKNOWN + "', cast(? as varchar(64)), cast(? as integer), s.task, s.content,"
                        + " cast(? as timestamp with time zone) from (" + STANDING + " and s.task = ? and s.target = ?"
                        + " and exists (select 1 from run r where r.id = s.run and r.name = ?)"
                        + " order by s.id desc limit 1) s",
                key.run(),
                key.round(),
                now(),
                key.task(),
                run.subject().target(),
                run.subject().name());
    }

    /** What was said in doubt is said better now. */
    private void forget(TaskKey key) {
        jdbc.update(
                "delete from service_state where run = ? and task = ? and round = ?",
                key.run(),
                key.task(),
                key.round());
    }

    /** These tasks are put back, whatever they did in whichever round; so is what they said. */
    void putBack(Collection<TaskKey> tasks) {
        var now = now();
        jdbc.batchUpdate(
                "update service_state set put_back_at = ? where run = ? and task = ? and put_back_at is null",
                tasks.stream()
                        .map(key -> new Object[] {now, key.run(), key.task()})
                        .toList());
    }

    /** These could not be put back: nobody knows what is left of them. */
    void doubt(Collection<TaskKey> notPutBack) {
        jdbc.batchUpdate(
                "update service_state set status = '" + ServiceState.UNKNOWN
                        + "' where run = ? and task = ? and put_back_at is null",
                notPutBack.stream()
                        .map(key -> new Object[] {key.run(), key.task()})
                        .toList());
    }

    /** By name and target; behind this one where it is given, even if it does not stand any more. */
    public List<ServiceState> list(int limit, Optional<Long> after) {
        if (after.isEmpty())
            return jdbc.query(STANDING + " order by s.name, s.target limit ?", ServiceRegistry::read, limit);
        return jdbc.query(
                STANDING + " and exists (select 1 from service_state a where a.id = ?"
                        + " and (s.name, s.target) > (a.name, a.target)) order by s.name, s.target limit ?",
                ServiceRegistry::read,
                after.get(),
                limit);
    }

    /** Those of this name, one for each target. */
    public List<ServiceState> named(String name) {
        return jdbc.query(STANDING + " and s.name = ? order by s.target", ServiceRegistry::read, name);
    }

    /** All that was ever said of it, on all targets, the newest first; what was put back too. */
    public List<ServiceState> history(String name, int limit, Optional<Long> before) {
        return jdbc.query(
                "select * from service_state where name = ? and id < ? order by id desc limit ?",
                ServiceRegistry::read,
                name,
                before.orElse(Long.MAX_VALUE),
                limit);
    }

    /** For tasks: how the services of a target stand now, by their names. */
    public JsonNode on(String target) {
        var all = JsonNodeFactory.instance.objectNode();
        for (var service : jdbc.query(STANDING + " and s.target = ? order by s.name", ServiceRegistry::read, target)) {
            var one = all.putObject(service.name());
            one.put("kind", service.kind());
            one.put("version", service.version().orElse(""));
            one.put("release", service.release().orElse(""));
            one.put("status", service.status());
            one.put("run", service.run()).put("task", service.task());
            one.put("recordedAt", service.recordedAt().toString());
            one.set("result", service.result());
        }
        return all;
    }

    private static ServiceState read(ResultSet row, int number) throws SQLException {
        return new ServiceState(
                row.getLong("id"),
                row.getString("name"),
                row.getString("target"),
                row.getString("kind"),
                Optional.ofNullable(row.getString("version")),
                Optional.ofNullable(row.getString("release_name")),
                row.getString("status"),
                row.getString("run"),
                row.getInt("round"),
                row.getString("task"),
                json(row.getString("content")),
                RunRows.instant(row, "recorded_at").orElseThrow(),
                RunRows.instant(row, "put_back_at"));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A service's result is kept as JSON, and this one is none.", e);
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(Instant.now(clock), ZoneOffset.UTC);
    }
}
