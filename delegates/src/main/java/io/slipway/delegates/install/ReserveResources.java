package io.slipway.delegates.install;

import io.slipway.engine.install.InstallReserving;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Reserves what the app needs for itself; the answer, {@code taken}, {@code held} or {@code refused}, is the diagram's. */
public final class ReserveResources implements JavaDelegate {

    private final InstallReserving reserving;

    public ReserveResources(InstallReserving reserving) {
        this.reserving = reserving;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var before = execution.getVariable("tries") instanceof Integer tries ? tries : 0;
        execution.setVariable("tries", before + 1);
        var answer = reserving.take(execution.getProcessBusinessKey());
        execution.setVariable("resources", answer.name().toLowerCase(Locale.ROOT));
    }
}
