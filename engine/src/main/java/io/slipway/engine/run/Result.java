package io.slipway.engine.run;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of an attempt, as the journal keeps it.
 *
 * @param tries how often it was begun on purpose; 0 when it never came to an effect, so that nothing has to be put back
 * @param pause until the next try; zero where there is none
 */
public record Result(
        TaskKey key,
        int epoch,
        AttemptState state,
        @Nullable String outputs,
        @Nullable String error,
        int tries,
        Duration pause) {

    private static Result of(Attempt attempt, AttemptState state, @Nullable String outputs, @Nullable String error) {
        return new Result(attempt.key(), attempt.epoch(), state, outputs, error, attempt.tries(), Duration.ZERO);
    }

    /** What the journal says already: finished earlier, but its token did not get on. */
    public static Result asBefore(Attempt attempt) {
        return of(attempt, attempt.state(), null, null);
    }

    public static Result done(Attempt attempt, String outputs) {
        return of(attempt, AttemptState.DONE, outputs, null);
    }

    public static Result failed(Attempt attempt, String reason) {
        return of(attempt, AttemptState.FAILED, null, reason);
    }

    public static Result skipped(Attempt attempt, @Nullable String why) {
        return of(attempt, AttemptState.SKIPPED, null, why);
    }

    /** Waits for a person. */
    public static Result stuck(Attempt attempt, String why) {
        return of(attempt, AttemptState.STUCK, null, why);
    }

    public static Result retrying(Attempt attempt, String reason, Duration pause) {
        return new Result(attempt.key(), attempt.epoch(), AttemptState.RETRYING, null, reason, attempt.tries(), pause);
    }

    /** The same, of a task that never came to an effect. */
    public Result neverBegun() {
        return new Result(key, epoch, state, outputs, error, 0, pause);
    }

    /** The same, told in other words. */
    public Result saying(String words) {
        return new Result(key, epoch, state, outputs, words, tries, pause);
    }

    /** The same failure, without another try and without a person: the run is ending, which puts it back. */
    public Result asFailure() {
        return new Result(key, epoch, AttemptState.FAILED, outputs, error, tries, Duration.ZERO);
    }
}
