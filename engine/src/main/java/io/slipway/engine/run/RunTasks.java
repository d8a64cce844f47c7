package io.slipway.engine.run;

/** Moves tasks that wait for a person; what they do is the worker's. Called with the run's row locked. */
public interface RunTasks {

    /** Lets a stuck task be tried again; false where it is not stuck. */
    boolean tryAgain(String run, String task);

    /** Counts a stuck task as done; false where it is not stuck. */
    boolean markDone(String run, String task, String reason, String by);

    /** Looks at once for work: tasks of a resumed run, or of one that is ending. */
    void wake();
}
