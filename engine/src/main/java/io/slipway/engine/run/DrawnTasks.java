package io.slipway.engine.run;

import io.slipway.engine.fault.Checked;
import io.slipway.engine.graph.TaskGraph;

/** The tasks that designers have drawn into the process around a graph, beside the steps of the run. */
public interface DrawnTasks {

    /**
     * The task at which a run stands, as a graph of this task alone.
     *
     * @param element its id in the diagram, which is the task's id too
     */
    Checked<TaskGraph> at(String run, String element);
}
