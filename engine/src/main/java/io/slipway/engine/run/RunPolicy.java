package io.slipway.engine.run;

import io.slipway.engine.fault.Faults;
import io.slipway.engine.graph.TaskGraph;

/** What the site forbids packages to do. */
@FunctionalInterface
public interface RunPolicy {

    Faults check(TaskGraph graph);
}
