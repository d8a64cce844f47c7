package io.slipway.engine.run;

/** How far a task has got in the journal. */
public enum AttemptState {
    /** Its effect may or may not be there. */
    STARTED,
    DONE,
    FAILED,
    /** Never begun, since the run was failing already. */
    SKIPPED
}
