package io.slipway.engine.run;

import io.slipway.engine.run.RunEvent.Kind;
import io.slipway.engine.task.Direction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What happened, only ever added to. Written in the transaction of what it tells, so that nothing is told that did not
 * happen.
 *
 * <p>The ids are given out before the commits, and commits overtake each other: an event may appear behind one with a
 * higher id. Who reads on from the last id would miss it; so events behind a gap are held back for a while.
 */
public final class RunEvents {

    /** Longer than any of our transactions; a gap that stays is one that was rolled back. */
    private static final Duration HELD_BACK = Duration.ofSeconds(2);

    private final JdbcTemplate jdbc;
    private final Clock clock;

    public RunEvents(DataSource dataSource, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.clock = clock;
    }

    public void add(RunEvent.New event) {
        addAll(List.of(event));
    }

    public void addAll(List<RunEvent.New> events) {
        if (events.isEmpty()) return;
        var now = OffsetDateTime.ofInstant(Instant.now(clock), ZoneOffset.UTC);
        jdbc.batchUpdate(
                "insert into run_event (run, at, kind, round, task, direction, by_whom, text) values (?, ?, ?, ?, ?, ?, ?, ?)",
                events.stream()
                        .map(event -> new Object[] {
                            event.run(),
                            now,
                            event.kind().name(),
                            event.round(),
                            event.task().orElse(null),
                            event.direction().map(Enum::name).orElse(null),
                            event.by().orElse(null),
                            event.text()
                        })
                        .toList());
    }

    /** Of one run, behind this id, in their order. */
    public List<RunEvent> after(String run, long id, int limit) {
        return settled(jdbc.query(
                "select * from run_event where run = ? and id > ? order by id limit ?",
                RunEvents::read,
                run,
                id,
                limit));
    }

    /** What putting a round back has left behind, each sentence once. */
    List<RunView.Leftover> leftovers(String run, int round) {
        return jdbc
                .query(
                        "select task, text from run_event where run = ? and round = ? and kind = ? order by id",
                        (row, number) -> new RunView.Leftover(row.getString("task"), row.getString("text")),
                        run,
                        round,
                        Kind.LEFT_OVER.name())
                .stream()
                .distinct()
                .toList();
    }

    /** The id of the event that ends this round of a run; beyond all where there is none yet. */
    public long closing(String run, int round) {
        var id = jdbc.queryForObject(
                "select max(id) from run_event where run = ? and round = ? and kind = ?",
                Long.class,
                run,
                round,
                Kind.CLOSED.name());
        return id == null ? Long.MAX_VALUE : id;
    }

    /**
     * Within one run the row's lock orders most writers, so a gap in the ids says nothing here: only the age does. Whatever
     * is younger than the longest transaction, and has a younger one in front of it, waits.
     */
    private List<RunEvent> settled(List<RunEvent> events) {
        var young = Instant.now(clock).minus(HELD_BACK);
        var settled = new ArrayList<RunEvent>();
        long last = events.isEmpty() ? 0 : events.get(0).id() - 1;
        for (var event : events) {
            if (event.at().isAfter(young) && event.id() != last + 1 && hasGap(last, event.id())) break;
            settled.add(event);
            last = event.id();
        }
        return settled;
    }

    /** Ids of other runs fill most gaps; only one that nobody has yet may still turn up. */
    private boolean hasGap(long from, long to) {
        var there = jdbc.queryForObject("select count(*) from run_event where id > ? and id < ?", Long.class, from, to);
        return there == null || there < to - from - 1;
    }

    private static RunEvent read(ResultSet row, int number) throws SQLException {
        return new RunEvent(
                row.getLong("id"),
                row.getString("run"),
                RunRows.instant(row, "at").orElseThrow(),
                Kind.valueOf(row.getString("kind")),
                row.getInt("round"),
                Optional.ofNullable(row.getString("task")),
                Optional.ofNullable(row.getString("direction")).map(Direction::valueOf),
                Optional.ofNullable(row.getString("by_whom")),
                row.getString("text"));
    }
}
