package io.slipway.engine.worker;

import io.slipway.engine.run.Attempt;
import io.slipway.engine.task.Direction;
import io.slipway.engine.task.Tries;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Whether a failed task is tried again, and how long it waits before that: each time twice as long, never in step with others. */
record Backoff(Tries tries) {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int LEAST_UNDO_TRIES = 3;
    private static final Duration LEAST_UNDO_WAIT = Duration.ofSeconds(1);

    /** Putting back is worth some tries even where doing was not: what it leaves behind is a person's work. */
    static Backoff of(Attempt attempt, Tries asked) {
        if (attempt.key().direction() == Direction.DO) return new Backoff(asked);
        var wait = asked.firstWait().isZero() ? LEAST_UNDO_WAIT : asked.firstWait();
        return new Backoff(new Tries(Math.max(LEAST_UNDO_TRIES, asked.most()), wait));
    }

    boolean hasAnotherAfter(int number) {
        return number < tries.most();
    }

    /** Between four fifths of the time and all of it, so that tasks that failed together do not come back together. */
    Duration waitAfter(int number) {
        var doubled = tries.firstWait().toMillis() * Math.pow(2, Math.max(0, number - 1));
        var whole = Math.min(doubled, LONGEST.toMillis());
        return Duration.ofMillis(
                Math.round(whole * (0.8 + 0.2 * ThreadLocalRandom.current().nextDouble())));
    }
}
