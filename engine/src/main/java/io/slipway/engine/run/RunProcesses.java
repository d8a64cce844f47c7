package io.slipway.engine.run;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The processes of runs, as far as the rules of runs need them. What moves tokens is called with the run's row locked. */
public interface RunProcesses {

    /**
     * Starts a process. Its first step opens the run; what that step refuses comes out of here.
     *
     * @param process {@code run}, {@code install} …
     * @param run the id that the run shall have, if one is wanted
     * @param by on whose behalf; whether they may is the caller's to know
     * @return the run's id
     */
    String start(String process, Optional<String> run, String by, Map<String, Object> variables);

    /** Whether somebody is asked to approve the run. */
    boolean waitsForApproval(String run);

    /** Answers that question. */
    void decide(String run, boolean approved, String by);

    /** Lets a run that waits for a time go on now. */
    void hurry(String run);

    /** What went wrong in a step of the engine's own, where a run hangs because of that. */
    Optional<String> trouble(String run);

    /** Tries the steps again that have gone wrong. */
    void tryAgain(String run);

    /** Whether anything of the run goes on by itself: a task that can be fetched, or a step that can be executed. */
    boolean goesOn(String run);

    /** Forgets what the engine remembers of runs that are over. */
    void forget(Collection<String> runs);

    /** Where a person finds the run among the engine's processes: the outermost one that is under way. */
    Optional<String> instance(String run);
}
