package io.slipway.engine.run;

/** How far a task has got in the journal, in one round and direction. */
public enum AttemptState {
    /** Its effect may or may not be there. */
    STARTED,
    /** A try failed, the next one begins when its time has come. */
    RETRYING,
    DONE,
    /** Done in an earlier round, and not executed again in this one; the outputs are that round's. */
    KEPT,
    FAILED,
    /** Never begun: its {@code when} was false, or the run was ending already. */
    SKIPPED,
    /** Waits for a person: nobody can tell whether the effect is there, or putting it back has failed for good. */
    STUCK
}
