package io.slipway.delegates.saga;

import io.slipway.engine.run.RunClosing;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Ends the run; what it held is free for others. */
public final class CloseRun implements JavaDelegate {

    private final RunClosing closing;

    public CloseRun(RunClosing closing) {
        this.closing = closing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(
                "state", closing.close(execution.getProcessBusinessKey()).word());
    }
}
