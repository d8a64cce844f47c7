package io.slipway.delegates.kubernetes;

import io.slipway.engine.task.TaskContext;
import java.time.Duration;

/** How long a task may still take. A little less than it is given, so that it can still say what it waits for. */
public record TimeLeft(long end) {

    public static final Duration USUAL = Duration.ofMinutes(10);
    private static final long LAST_WORDS_MILLIS = 2_000;

    public static TimeLeft of(TaskContext task) {
        var whole = task.inputs().timeout().orElse(USUAL);
        var lastWords = Duration.ofMillis(Math.min(LAST_WORDS_MILLIS, whole.toMillis() / 5));
        return new TimeLeft(System.nanoTime() + whole.minus(lastWords).toNanos());
    }

    public Duration now() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }
}
