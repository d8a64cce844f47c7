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
    public record Held(ResourceKey key, String run, Optional<String> app, Instant since) {}

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
        var sorted = keys.stream().distinct().sorted().toList();
        var others = heldByOthers(run, sorted);
        if (!others.isEmpty()) return others;
        var since = OffsetDateTime.ofInstant(Instant.now(clock), ZoneOffset.UTC);
        for (var key : sorted) {
            if (holds(run, key)) continue;
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

    private boolean holds(String run, ResourceKey key) {
        var rows = jdbc.queryForObject(
                "select count(*) from reservation where resource_key = ? and run = ?", Integer.class, key.text(), run);
        return rows != null && rows > 0;
    }

    private List<Held> heldByOthers(String run, List<ResourceKey> keys) {
        var held = new ArrayList<Held>();
        for (var key : keys)
            held.addAll(query("where resource_key = ? and run <> ? order by resource_key", key.text(), run));
        return held;
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
