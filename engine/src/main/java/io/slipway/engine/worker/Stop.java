package io.slipway.engine.worker;

import java.time.Duration;

/** Why a running task was told to stop. */
sealed interface Stop {

    record TookTooLong(Duration limit) implements Stop {

        String said() {
            return "It took longer than " + shown() + ".";
        }

        private String shown() {
            if (limit.toMinutes() > 0 && limit.toSecondsPart() == 0) return limit.toMinutes() + " min";
            return limit.toSeconds() > 0 && limit.toMillisPart() == 0
                    ? limit.toSeconds() + " s"
                    : limit.toMillis() + " ms";
        }
    }

    /** The run is cancelled, or fails fast. */
    record RunEnds(String why) implements Stop {}

    /** Cancelled in the engine, taken over, or the node goes down: whoever has the task now asks the world. */
    record LeftToLease() implements Stop {}
}
