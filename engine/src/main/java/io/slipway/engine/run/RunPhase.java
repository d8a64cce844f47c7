package io.slipway.engine.run;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A phase of a run, as its events tell it.
 *
 * @param started empty where it has not begun
 * @param ended empty where it is not over
 */
public record RunPhase(Name name, State state, Optional<Instant> started, Optional<Instant> ended) {

    /** Task packages are checked, apps are reserved and prepared; both are executed. */
    public enum Name {
        CHECK,
        RESERVE,
        PREPARE,
        APPROVE,
        EXECUTE,
        PUT_BACK;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public enum State {
        DONE,
        RUNNING,
        /** What ended the run happened in it. */
        FAILED,
        PENDING;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
