package io.slipway.engine.run;

import io.slipway.engine.graph.TaskDefinition;
import io.slipway.engine.task.Assignment;
import io.slipway.engine.task.TaskContext;
import java.util.Optional;

/** Puts together what a task is to do: its spec with the values filled in, and the room where it works. */
public interface RunContexts {

    /** For a worker that has taken the task up. */
    Assignment of(Attempt attempt);

    /**
     * Before anything runs: what is known of a task then. Empty where it takes outputs of tasks before it, so that nothing
     * can be said yet, or where it will not run at all.
     */
    Optional<TaskContext> ahead(Run run, TaskDefinition task);

    /**
     * For what a task needs for itself, which may not depend on outputs: as {@link #ahead}, but with its spec as it is
     * written where that takes some. Empty only where it is known already that the task will not run.
     */
    Optional<TaskContext> claiming(Run run, TaskDefinition task);
}
