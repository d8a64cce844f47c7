package io.slipway.engine.run;

import java.util.Locale;

/** Where a run stands, as people and programs see it. */
public enum RunState {
    RUNNING,
    PAUSED,
    /** Goes on only when a person has decided something. */
    WAITING,
    SUCCEEDED,
    ROLLED_BACK,
    CANCELLED,
    /** Ended with leftovers. */
    FAILED;

    /** {@code rolled-back} */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static RunState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    public boolean isOver() {
        return this == SUCCEEDED || this == ROLLED_BACK || this == CANCELLED || this == FAILED;
    }
}
