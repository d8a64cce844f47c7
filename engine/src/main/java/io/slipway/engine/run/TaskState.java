package io.slipway.engine.run;

import java.util.Locale;

/** Where a task stands, as people and programs see it (TR-11). */
public enum TaskState {
    PENDING,
    RUNNING,
    SUCCEEDED,
    FAILED,
    SKIPPED,
    ROLLING_BACK,
    ROLLED_BACK,
    ROLLBACK_FAILED,
    /** Succeeded, and left as it is although its run was put back. */
    KEPT,
    /** Nobody can tell whether its effect is there. */
    UNKNOWN;

    /** {@code rolled-back} */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
