package io.slipway.delegates.saga;

import io.slipway.engine.run.RunClosing;
import io.slipway.engine.run.RunClosing.Verdict;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Says how the run goes on after its tasks: {@code done}, {@code keep}, or {@code failed} when everything is put back. */
public final class EvaluateRun implements JavaDelegate {

    private final RunClosing closing;

    public EvaluateRun(RunClosing closing) {
        this.closing = closing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("outcome", word(closing.weigh(execution.getProcessBusinessKey())));
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case DONE -> "done";
            case KEEP -> "keep";
            case PUT_BACK -> "failed";
        };
    }
}
