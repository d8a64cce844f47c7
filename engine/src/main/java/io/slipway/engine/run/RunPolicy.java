package io.slipway.engine.run;

import io.slipway.engine.fault.Faults;
import io.slipway.engine.graph.TaskGraph;

/** What stands against a run because of the site as it is. */
@FunctionalInterface
public interface RunPolicy {

    /** @param target of the run: {@code CLUSTER}, {@code CLUSTER/NAMESPACE}, or whatever name for a place */
    Faults check(TaskGraph graph, String target);
}
