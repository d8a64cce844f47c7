package io.slipway.engine.worker;

import io.slipway.engine.run.Attempt;
import io.slipway.engine.task.TaskType;

/**
 * A task that this node may work on for a while.
 *
 * @param externalTask the engine's id of the waiting token
 */
record Lease(String externalTask, TaskType type, Attempt attempt) {

    String run() {
        return attempt.key().run();
    }
}
