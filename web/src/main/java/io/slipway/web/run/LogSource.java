package io.slipway.web.run;

import io.slipway.engine.run.RunBook;
import io.slipway.engine.run.TaskHistory;
import io.slipway.engine.run.TaskKey;
import io.slipway.engine.run.TaskLogs;
import io.slipway.engine.run.TaskRow;
import io.slipway.engine.run.TaskRows;
import io.slipway.engine.task.Direction;
import io.slipway.web.feed.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The log of one task in one round and direction, to be followed. */
final class LogSource implements Source {

    static final int AT_ONCE = 200;

    /** Workers write down what tasks say with a delay. */
    private static final Duration SETTLED = Duration.ofSeconds(2);

    private final TaskKey key;
    private final RunBook runs;
    private final TaskRows rows;
    private final TaskLogs logs;

    LogSource(TaskKey key, RunBook runs, TaskRows rows, TaskLogs logs) {
        this.key = key;
        this.runs = runs;
        this.rows = rows;
        this.logs = logs;
    }

    @Override
    public List<Item> after(long number) {
        return logs.after(key, number, AT_ONCE).stream()
                .map(piece -> new Item(piece.number(), "log", piece.text()))
                .toList();
    }

    /** Nothing more is said when the task is done with, or will not begin any more; and what was said has arrived. */
    @Override
    public Optional<End> end() {
        return isDone() ? Optional.of(new End(Long.MIN_VALUE, "{}")) : Optional.empty();
    }

    private boolean isDone() {
        var run = runs.find(key.run());
        if (run.isEmpty() || run.get().round() > key.round()) return true;
        var ended = Optional.ofNullable(run.get().endedAt())
                .or(() -> row(rows.of(key.run()), key).flatMap(TaskRow::ended));
        return ended.filter(at -> at.isBefore(Instant.now().minus(SETTLED))).isPresent();
    }

    static Optional<TaskRow> row(TaskHistory history, TaskKey key) {
        return key.direction() == Direction.DO
                ? history.done(key.task(), key.round())
                : history.undone(key.task(), key.round());
    }
}
