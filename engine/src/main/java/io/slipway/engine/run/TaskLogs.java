package io.slipway.engine.run;

import io.slipway.engine.task.Direction;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/** What tasks said, in pieces of some lines. Capped: a task that never stops talking must not fill the disk. */
public final class TaskLogs {

    /** Pieces of one task in one round and direction. */
    private static final int MOST_PIECES = 5_000;

    /** A piece of a log. */
    public record Piece(int round, Direction direction, long number, Instant at, String text) {}

    private final JdbcTemplate jdbc;
    private final Clock clock;

    public TaskLogs(DataSource dataSource, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.clock = clock;
    }

    /** Adds a piece; its number is the next one, whoever wrote the last. False where the log is full. */
    public boolean add(TaskKey key, String text) {
        for (int collisions = 0; ; collisions++) {
            var next = next(key);
            if (next >= MOST_PIECES) return false;
            try {
                jdbc.update(
                        "insert into task_log (run, round, task, direction, number, at, text) values (?, ?, ?, ?, ?, ?, ?)",
                        key.run(),
                        key.round(),
                        key.task(),
                        key.direction().name(),
                        next,
                        OffsetDateTime.ofInstant(Instant.now(clock), ZoneOffset.UTC),
                        next == MOST_PIECES - 1 ? "… the log is full, what follows is not kept\n" : text);
                return true;
            } catch (DuplicateKeyException another) {
                // A worker that has lost its lease still talks.
                if (collisions > 10) throw another;
            }
        }
    }

    private long next(TaskKey key) {
        var next = jdbc.queryForObject(
                "select coalesce(max(number) + 1, 0) from task_log where run = ? and round = ? and task = ? and direction = ?",
                Long.class,
                key.run(),
                key.round(),
                key.task(),
                key.direction().name());
        return next == null ? 0 : next;
    }

    /** Pieces of a task behind this number, of one round and direction. */
    public List<Piece> after(TaskKey key, long number, int limit) {
        return jdbc.query(
                "select * from task_log where run = ? and round = ? and task = ? and direction = ? and number > ?"
                        + " order by number limit ?",
                (row, index) -> new Piece(
                        row.getInt("round"),
                        Direction.valueOf(row.getString("direction")),
                        row.getLong("number"),
                        RunRows.instant(row, "at").orElseThrow(),
                        row.getString("text")),
                key.run(),
                key.round(),
                key.task(),
                key.direction().name(),
                number,
                limit);
    }

    /** The last pieces, the newest last. */
    public List<Piece> last(TaskKey key, int pieces) {
        return after(key, Math.max(-1, next(key) - 1 - pieces), pieces);
    }
}
