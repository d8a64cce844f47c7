package io.slipway.engine.run;

import io.slipway.engine.task.Assignment;

/** What a worker is to do with a task that it has taken up: from the run's package, values, and the outputs so far. */
public interface Assignments {

    /** Asked once an attempt, before its first effect and outside any transaction. */
    Assignment of(Attempt attempt);
}
