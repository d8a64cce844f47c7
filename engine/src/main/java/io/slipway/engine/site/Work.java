package io.slipway.engine.site;

import java.time.Duration;

/**
 * How this node works on tasks.
 *
 * @param lease how long it may be silent before another node, or this one after a restart, takes its tasks over
 */
public record Work(Duration lease, Slots slots) {

    static final String DEFAULT_LEASE = "15s";

    /**
     * How many tasks at once, by how heavy they are for the node.
     *
     * @param light those that wait most of the time: scripts, HTTP
     * @param helm those that take a Helm worker
     * @param container those that follow a container in a cluster
     */
    public record Slots(int light, int helm, int container) {
        static final Slots DEFAULT = new Slots(32, 4, 16);
    }
}
