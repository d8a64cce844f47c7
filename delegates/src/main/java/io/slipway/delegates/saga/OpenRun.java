package io.slipway.delegates.saga;

import io.slipway.engine.bpmn.StartVariables;
import io.slipway.engine.run.Run;
import io.slipway.engine.run.RunOpening;
import io.slipway.engine.run.RunOrder;
import io.slipway.engine.run.RunOrders;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * The first step, in the transaction of the start: what it refuses was never started. Leaves small variables behind for
 * people who look on; what was filled in does not stay in the process.
 */
public final class OpenRun implements JavaDelegate {

    private final RunOpening opening;

    public OpenRun(RunOpening opening) {
        this.opening = opening;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var given = new StartVariables(execution);
        var order = RunOrders.read(given.businessKey(), given::text, given.take(RunOrder.VALUES));
        var run = given.flag(RunOrder.RETRY)
                ? opening.openAgain(order.id().orElse(""), order.values(), given.startedBy())
                : opening.open(order, given.startedBy());
        execution.setProcessBusinessKey(run.id());
        show(run, execution);
    }

    private static void show(Run run, DelegateExecution execution) {
        execution.setVariable(
                RunOrder.PACKAGE, run.subject().name() + ":" + run.subject().version());
        execution.setVariable(RunOrder.APPROVAL, run.wishes().approval());
        execution.setVariable("round", run.round());
        execution.setVariable("mode", run.subject().mode());
    }
}
