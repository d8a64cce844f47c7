package io.slipway.engine.run;

import io.slipway.engine.task.Assignment;
import io.slipway.engine.task.TaskType;

/** What a worker is to do with a task that it has taken up: from the run's package, values, and the outputs so far. */
public interface Assignments {

    /** Asked once an attempt, before its first effect and outside any transaction. */
    Assignment of(Attempt attempt);

    /** The same, where the type is known to which the diagram has bound it. */
    default Assignment of(Attempt attempt, TaskType type) {
        return of(attempt);
    }
}
