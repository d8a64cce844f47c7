package io.slipway.engine.task;

/** How heavy a task is for the node that runs it; a node has so many slots of each kind. */
public enum Slot {
    /** Waits most of the time: shell, http, noop. */
    LIGHT,
    /** Takes one of the few helm workers. */
    HELM,
    /** Follows a container in the cluster. */
    CONTAINER
}
