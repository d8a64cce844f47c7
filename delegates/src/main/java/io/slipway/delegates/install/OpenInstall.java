package io.slipway.delegates.install;

import io.slipway.engine.bpmn.StartVariables;
import io.slipway.engine.install.InstallOpening;
import io.slipway.engine.run.Run;
import io.slipway.engine.run.RunOrder;
import io.slipway.engine.run.RunOrders;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The first step of an install, upgrade or uninstall, in the transaction of its start: what it refuses was never started. */
public final class OpenInstall implements JavaDelegate {

    /** The variable that asks for the first fault only, in place of all of them. */
    private static final String STOP_AT_FIRST = "stopAtFirst";

    private final InstallOpening opening;
    private final Run.Kind kind;

    public OpenInstall(InstallOpening opening, Run.Kind kind) {
        this.opening = opening;
        this.kind = kind;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var given = new StartVariables(execution);
        var order = RunOrders.read(given.businessKey(), given::text, given.take(RunOrder.VALUES));
        var run = given.flag(RunOrder.RETRY)
                ? opening.openAgain(order, given.startedBy())
                : opening.open(order, kind, given.flag(RunOrder.SYNC), given.startedBy());
        execution.setProcessBusinessKey(run.id());
        execution.setVariable(STOP_AT_FIRST, given.flag(STOP_AT_FIRST));
        execution.setVariable(
                RunOrder.PACKAGE, run.subject().name() + ":" + run.subject().version());
        execution.setVariable(RunOrder.APPROVAL, run.wishes().approval());
        execution.setVariable("round", run.round());
    }
}
