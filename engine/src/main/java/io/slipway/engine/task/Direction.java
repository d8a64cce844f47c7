package io.slipway.engine.task;

/** Whether a task is done or put back. */
public enum Direction {
    DO,
    UNDO
}
