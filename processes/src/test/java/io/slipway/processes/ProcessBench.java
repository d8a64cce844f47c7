package io.slipway.processes;

import io.slipway.engine.bpmn.OwnProcesses;
import io.slipway.engine.bpmn.graph.DelegatesAsExternalTasks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions;

/**
 * An engine of its own in memory with our processes in it, in which nothing moves by itself: each job is fired by hand.
 * What the steps do is the test's to say; here it is the diagrams that are tried.
 */
final class ProcessBench implements AutoCloseable {

    /** A graph that is there and has nothing to do; its steps are other tests' business. */
    private static final String GRAPH = "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'"
            + " xmlns:camunda='http://camunda.org/schema/1.0/bpmn' targetNamespace='test'>"
            + "<process id='%s' isExecutable='true' camunda:historyTimeToLive='P1D'><startEvent id='start'/>"
            + "<sequenceFlow id='flow' sourceRef='start' targetRef='end'/><endEvent id='end'/></process></definitions>";

    /** Steps that workers do. */
    private static final Set<String> LEASED = Set.of("checkTasks", "checkFirst", "prepareTasks");

    private final ProcessEngine engine;
    private final List<String> steps = new ArrayList<>();
    private final Map<Object, Object> beans = new HashMap<>();

    ProcessBench() {
        var configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID());
        configuration.setProcessEngineName(UUID.randomUUID().toString());
        configuration.setJobExecutorActivate(false);
        configuration.setEnableCmdExceptionLogging(false);
        configuration.setBeans(beans);
        configuration.setCustomPostBPMNParseListeners(
                new ArrayList<>(List.of(new DelegatesAsExternalTasks(LEASED::contains))));
        engine = configuration.buildProcessEngine();
        AbstractAssertions.init(engine);
        OwnProcesses.deploy(engine.getRepositoryService());
        for (var key : List.of("graph-shop", "graph-shop-undo"))
            engine.getRepositoryService()
                    .createDeployment()
                    .addString(key + ".bpmn", GRAPH.formatted(key))
                    .deploy();
        step("openRun", Map.of("approval", false));
        for (var open : List.of("openInstall", "openUpgrade", "openUninstall"))
            step(open, Map.of("approval", false, "stopAtFirst", false));
        step("reserveResources", Map.of("resources", "taken", "tries", 1));
        step("giveUpReserving", Map.of());
        step("releaseReservations", Map.of());
        step("unlockConfiguration", Map.of());
        step("closeInstall", Map.of());
        step(
                "deployGraph",
                Map.of(
                        "graphProcess",
                        "graph-shop",
                        "graphVersion",
                        1,
                        "undoProcess",
                        "graph-shop-undo",
                        "undoVersion",
                        1));
        step("takeResources", Map.of("resources", "taken"));
        step("evaluateRun", Map.of("outcome", "done"));
        step("closeRun", Map.of());
    }

    /** A step that leaves these variables behind. */
    ProcessBench step(String bean, Map<String, ?> variables) {
        return step(bean, execution -> variables.forEach(execution::setVariable));
    }

    ProcessBench step(String bean, JavaDelegate does) {
        beans.put(bean, (JavaDelegate) execution -> {
            steps.add(bean);
            does.execute(execution);
        });
        return this;
    }

    ProcessInstance start(String process) {
        return engine.getRuntimeService().startProcessInstanceByKey(process, "a-run");
    }

    /** The steps of the saga that were executed, in their order. */
    List<String> steps() {
        return steps;
    }

    ProcessEngine engine() {
        return engine;
    }

    /** How often a process was started, by whatever way. */
    long started(String process) {
        return engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey(process)
                .count();
    }

    @Override
    public void close() {
        AbstractAssertions.reset();
        engine.close();
    }
}
