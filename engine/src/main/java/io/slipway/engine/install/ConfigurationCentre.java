package io.slipway.engine.install;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.secrets.SecretBox;
import io.slipway.engine.values.JsonText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The built-in configuration centre: what is in force, over all apps, by namespace, kind and name, with all revisions kept
 * (AP-3, AP-24). What it keeps is encrypted, since any object may hold a secret.
 */
public final class ConfigurationCentre {

    /** @param content empty to delete the object */
    public record Change(String object, Optional<JsonNode> content) {}

    /**
     * One revision of an object.
     *
     * @param content empty where it was deleted
     * @param run that made it; empty where no run did
     * @param by who made it without a run
     */
    public record Revision(int number, Optional<JsonNode> content, String run, Optional<String> by, Instant at) {}

    /**
     * A revision in the order of all of them, without what it says.
     *
     * @param place in that order
     */
    public record Event(
            long place,
            String app,
            String kind,
            String name,
            int revision,
            boolean isThere,
            String run,
            Optional<String> by,
            Instant at) {}

    private static final String NO_RUN = "";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final SecretBox box;
    private final Clock clock;

    public ConfigurationCentre(DataSource dataSource, SecretBox box, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.box = box;
        this.clock = clock;
    }

    /** Of the objects that are there. */
    public Set<String> names(String app, String kind) {
        return new TreeSet<>(jdbc.queryForList(
                "select name from app_object where app = ? and kind = ? and newest and content is not null",
                String.class,
                app,
                kind));
    }

    public Optional<JsonNode> content(String app, String kind, String object) {
        return jdbc
                .query(
                        "select * from app_object where app = ? and kind = ? and name = ? and newest",
                        (row, index) -> read(row),
                        app,
                        kind,
                        object)
                .stream()
                .findFirst()
                .flatMap(Revision::content);
    }

    /** How many objects of each kind an app has. */
    public Map<String, Integer> counts(String app) {
        var counts = new TreeMap<String, Integer>();
        jdbc.query(
                "select kind, count(*) many from app_object where app = ? and newest and content is not null group by kind",
                row -> {
                    counts.put(row.getString("kind"), row.getInt("many"));
                },
                app);
        return counts;
    }

    /** All that an object ever was, the newest first. */
    public List<Revision> history(String app, String kind, String object) {
        return jdbc.query(
                "select * from app_object where app = ? and kind = ? and name = ? order by revision desc",
                (row, index) -> read(row),
                app,
                kind,
                object);
    }

    /** All objects of a kind that are there, by their names. */
    public Map<String, JsonNode> contents(String app, String kind) {
        var contents = new TreeMap<String, JsonNode>();
        newest(app, kind)
                .forEach((name, revision) ->
                        contents.put(name, revision.content().orElseThrow()));
        return contents;
    }

    /** The newest revisions of all objects of a kind that are there. */
    Map<String, Revision> newest(String app, String kind) {
        var newest = new TreeMap<String, Revision>();
        jdbc.query(
                "select * from app_object where app = ? and kind = ? and newest and content is not null",
                row -> {
                    newest.put(row.getString("name"), read(row));
                },
                app,
                kind);
        return newest;
    }

    /** All of it in one transaction, so after a crash all of it is there or nothing. */
    public void change(String app, String kind, String run, List<Change> changes) {
        transaction.executeWithoutResult(status -> write(app, kind, run, null, changes));
    }

    /** By somebody who uses no run; in the caller's transaction where there is one. */
    public void changeBy(String by, String app, String kind, List<Change> changes) {
        transaction.executeWithoutResult(status -> write(app, kind, NO_RUN, by, changes));
    }

    /** What happened behind this place, the oldest first. Whoever has seen a place has missed none before it. */
    public List<Event> events(long after, int limit) {
        return jdbc.query(
                "select * from app_object where place > ? order by place limit ?",
                (row, index) -> new Event(
                        row.getLong("place"),
                        row.getString("app"),
                        row.getString("kind"),
                        row.getString("name"),
                        row.getInt("revision"),
                        row.getString("content") != null,
                        row.getString("run"),
                        Optional.ofNullable(row.getString("changed_by")),
                        row.getObject("at", OffsetDateTime.class).toInstant()),
                after,
                limit);
    }

    /** Others who write wait here until this transaction is over, so that places become visible in their order. */
    private long placesFor(int many) {
        jdbc.update("update centre_place set last_place = last_place + ? where id = 1", many);
        var last = jdbc.queryForObject("select last_place from centre_place where id = 1", Long.class);
        if (last == null) throw new IllegalStateException("The table centre_place has lost its row.");
        return last - many;
    }

    private void write(String app, String kind, String run, @Nullable String by, List<Change> changes) {
        if (changes.isEmpty()) return;
        long place = placesFor(changes.size());
        var last = lastNumbers(app, kind);
        var at = OffsetDateTime.ofInstant(Instant.now(clock), ZoneOffset.UTC);
        jdbc.batchUpdate(
                "update app_object set newest = false where app = ? and kind = ? and name = ? and newest",
                changes.stream()
                        .map(change -> new Object[] {app, kind, change.object()})
                        .toList());
        var rows = new ArrayList<Object[]>();
        for (var change : changes) {
            int revision = last.getOrDefault(change.object(), 0) + 1;
            rows.add(new Object[] {
                app, kind, change.object(), revision, true, closed(change.content()), run, by, at, ++place
            });
        }
        jdbc.batchUpdate(
                "insert into app_object (app, kind, name, revision, newest, content, run, changed_by, at, place)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows);
    }

    private @Nullable String closed(Optional<JsonNode> content) {
        return content.map(one -> box.close(JsonText.of(one))).orElse(null);
    }

    private Map<String, Integer> lastNumbers(String app, String kind) {
        var last = new HashMap<String, Integer>();
        jdbc.query(
                "select name, revision from app_object where app = ? and kind = ? and newest",
                row -> {
                    last.put(row.getString("name"), row.getInt("revision"));
                },
                app,
                kind);
        return last;
    }

    private Revision read(ResultSet row) throws SQLException {
        return new Revision(
                row.getInt("revision"),
                opened(row.getString("content")),
                row.getString("run"),
                Optional.ofNullable(row.getString("changed_by")),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    private Optional<JsonNode> opened(@Nullable String closed) {
        return Optional.ofNullable(closed).map(content -> JsonText.read(box.open(content)));
    }
}
