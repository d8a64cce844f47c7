package io.slipway.delegates.install;

import java.util.function.Consumer;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** A short step that needs to know the run and leaves nothing behind in the process. */
public final class RunStep implements JavaDelegate {

    private final Consumer<String> work;

    public RunStep(Consumer<String> work) {
        this.work = work;
    }

    @Override
    public void execute(DelegateExecution execution) {
        work.accept(execution.getProcessBusinessKey());
    }
}
