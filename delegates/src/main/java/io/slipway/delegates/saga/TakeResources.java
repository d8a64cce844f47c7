package io.slipway.delegates.saga;

import io.slipway.engine.run.RunResources;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Takes what the tasks need for themselves; the answer, {@code taken}, {@code held} or {@code refused}, is the diagram's. */
public final class TakeResources implements JavaDelegate {

    private final RunResources resources;

    public TakeResources(RunResources resources) {
        this.resources = resources;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var answer = resources.take(execution.getProcessBusinessKey());
        execution.setVariable("resources", answer.name().toLowerCase(Locale.ROOT));
    }
}
