package io.slipway.delegates.saga;

import io.slipway.engine.run.RunDrawing;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Deploys the tasks of the run as a process, and the way back as another, and says which versions the run uses. */
public final class DeployGraph implements JavaDelegate {

    private final RunDrawing drawing;

    public DeployGraph(RunDrawing drawing) {
        this.drawing = drawing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var graph = drawing.draw(execution.getProcessBusinessKey());
        execution.setVariable("graphProcess", graph.process());
        execution.setVariable("graphVersion", graph.version());
        execution.setVariable("undoProcess", graph.undoProcess());
        execution.setVariable("undoVersion", graph.undoVersion());
    }
}
