package io.slipway.engine.run;

import io.slipway.engine.task.ResourceKey;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who holds which resource: one row for each key, so two cannot hold one. */
public final class Reservations {

    /**
     * A held resource.
     *
     * @param run that holds it, or that reserved it for the app which uses it now
     * @param app that uses it, where it is more than reserved
     */
    public record Held(ResourceKey key, String run, Optional<String> app, Instant since) {

        public String sentence() {
            return app.map(user -> "The app '" + user + "' uses " + key + " since " + since + ".")
                    .orElseGet(() -> "The run " + run + " has reserved " + key + " since " + since + ".");
        }
    }

    /** No app has no name. */
    private static final String NO_APP = "";

    private final JdbcTemplate jdbc;
    private final Clock clock;

    public Reservations(DataSource dataSource, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.clock = clock;
    }

    /**
     * Takes all of them for the run, or none. In the caller's transaction, which has to be given up when the answer is not
     * empty and a race was lost; the rows are written in sorted order, so that two takers cannot wait for each other.
     *
     * @return those that others hold; empty where the run holds all of them now
     */
    public List<Held> take(String run, Collection<ResourceKey> keys) {
        return take(run, NO_APP, keys);
    }

    /**
     * The same for an app.
     *
     * @param app what it uses already it need not take
     */
    public List<Held> take(String run, String app, Collection<ResourceKey> keys) {
        var sorted = keys.stream().distinct().sorted().toList();
        var others = heldByOthers(run, app, sorted);
        if (!others.isEmpty()) return others;
        var since = OffsetDateTime.ofInstant(Instant.now(clock), ZoneOffset.UTC);
        for (var key : sorted) {
            if (holds(run, app, key)) continue;
            jdbc.update(
                    "insert into reservation (resource_key, run, state, since) values (?, ?, 'reserved', ?)",
                    key.text(),
                    run,
                    since);
        }
        return List.of();
    }

    /** Whether a failed {@link #take} means that somebody else was quicker. */
    public static boolean lostTheRace(RuntimeException failure) {
        return failure instanceof DuplicateKeyException;
    }

    private boolean holds(String run, String app, ResourceKey key) {
        var rows = jdbc.queryForObject(
                "select count(*) from reservation where resource_key = ? and (run = ? or app = ?)",
                Integer.class,
                key.text(),
                run,
                app);
        return rows != null && rows > 0;
    }

    /** What of it other apps use; without taking anything. */
    public List<Held> usedByOthers(String run, String app, Collection<ResourceKey> keys) {
        return heldByOthers(run, app, keys).stream()
                .filter(held -> held.app().isPresent())
                .toList();
    }

    private List<Held> heldByOthers(String run, String app, Collection<ResourceKey> keys) {
        var held = new ArrayList<Held>();
        for (var key : keys)
            held.addAll(query(
                    "where resource_key = ? and run <> ? and (app is null or app <> ?) order by resource_key",
                    key.text(),
                    run,
                    app));
        return held;
    }

    /** What the run has taken is the app's from now on; what the app used before and needs no more is free. */
    public void use(String run, String app, Collection<ResourceKey> keys) {
        for (var used : query("where app = ? order by resource_key", app))
            if (!keys.contains(used.key()))
                jdbc.update(
                        "delete from reservation where resource_key = ? and app = ?",
                        used.key().text(),
                        app);
        for (var key : keys)
            jdbc.update(
                    "update reservation set state = 'used', app = ? where resource_key = ? and run = ?",
                    app,
                    key.text(),
                    run);
    }

    /** Gives back the locks that the run took while it prepared; what it reserved stays. */
    public void unlock(String run) {
        jdbc.update(
                "delete from reservation where run = ? and state = 'reserved' and resource_key like 'config:%'", run);
    }

    /** All that is held, in the order of the keys; after this one where it is given. */
    public List<Held> list(int limit, @Nullable String after) {
        return query("where resource_key > ? order by resource_key limit ?", after == null ? "" : after, limit);
    }

    private List<Held> query(String rest, Object... parameters) {
        return jdbc.query(
                "select * from reservation " + rest,
                (row, index) -> new Held(
                        new ResourceKey(row.getString("resource_key")),
                        row.getString("run"),
                        Optional.ofNullable(row.getString("app")),
                        RunRows.instant(row, "since").orElseThrow()),
                parameters);
    }

    /** Gives back all that the run reserved; what an app uses stays the app's. */
    public void release(String run) {
        jdbc.update("delete from reservation where run = ? and state = 'reserved'", run);
    }

    /** Gives back what runs hold that are over or gone, as after a crash in a place that nobody thought of. */
    public int sweep() {
        return jdbc.update("delete from reservation where state = 'reserved' and run not in"
                + " (select id from run where state in ('running', 'paused'))");
    }
}
