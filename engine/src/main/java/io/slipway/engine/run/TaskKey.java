package io.slipway.engine.run;

import io.slipway.engine.task.Direction;

/**
 * One task in one round of one run, done or put back: what the journal has a row for.
 *
 * @param task the id in the package; or, of a leased step of the run itself, the id of that step behind {@link #STEP}
 */
public record TaskKey(String run, int round, String task, Direction direction) {

    /** No id of a task has a colon in it, so a step is never taken for a task. */
    public static final String STEP = "step:";

    public static boolean isStep(String task) {
        return task.startsWith(STEP);
    }
}
