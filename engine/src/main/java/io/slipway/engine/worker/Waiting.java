package io.slipway.engine.worker;

import io.slipway.engine.run.Journal.Wanted;

/**
 * A token of the engine's at a task, locked by this node.
 *
 * @param topic the task type's name
 */
record Waiting(String externalTask, String topic, Wanted wanted) {}
