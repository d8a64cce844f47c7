package io.slipway.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.complete;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.execute;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.externalTask;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.job;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.task;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.withVariables;

import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every way through run.bpmn, each job and timer fired by hand. TR-10, TR-12, TR-15. */
class RunProcessTest {

    private ProcessBench bench;

    @BeforeEach
    void open() {
        bench = new ProcessBench();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aRunThatSucceedsGoesThroughAllStepsInOrder() {
        var run = untilResources();
        execute(job("serviceTask_takeResources", run));
        executeGraph(run);

        execute(job("serviceTask_closeDone", run));

        assertThat(run).isEnded().hasPassed("endEvent_succeeded").hasNotPassed("callActivity_putBack");
        assertThat(bench.steps()).containsExactly("openRun", "deployGraph", "takeResources", "evaluateRun", "closeRun");
        assertThat(bench.started("execute")).isOne();
        assertThat(bench.started("graph-shop")).isOne();
    }

    @Test
    void whatTheFirstStepRefusesWasNeverStarted() {
        bench.step("openRun", execution -> {
            throw new IllegalArgumentException("There is no such package.");
        });

        assertThatThrownBy(() -> bench.start("run")).hasMessage("There is no such package.");
        assertThat(bench.started("run")).isZero();
    }

    @Test
    void theTasksAreCheckedByAWorkerBeforeAnythingIsTaken() {
        var run = bench.start("run");
        execute(job("serviceTask_deployGraph", run));

        assertThat(run).isWaitingAt("serviceTask_checkTasks").externalTask().hasTopicName("checkTasks");
        assertThat(bench.steps()).doesNotContain("takeResources");
    }

    @Test
    void aFailureIsPutBackByTheReverseGraphBeforeTheRunIsClosed() {
        bench.step("evaluateRun", Map.of("outcome", "failed"));
        var run = untilResources();
        execute(job("serviceTask_takeResources", run));
        executeGraph(run);
        assertThat(bench.started("graph-shop-undo")).isZero();

        execute(job("throwEvent_putBack", run));
        assertThat(bench.started("graph-shop-undo")).isOne();
        execute(job("serviceTask_closeEnded", run));

        assertThat(run).isEnded().hasPassedInOrder("callActivity_putBack", "serviceTask_closeEnded", "endEvent_ended");
    }

    @Test
    void aCancelledRunThatIsKeptIsClosedWithoutPuttingBack() {
        bench.step("evaluateRun", Map.of("outcome", "keep"));
        var run = untilResources();
        execute(job("serviceTask_takeResources", run));
        executeGraph(run);

        execute(job("serviceTask_closeEnded", run));

        assertThat(run).isEnded().hasNotPassed("callActivity_putBack", "throwEvent_putBack");
        assertThat(bench.started("graph-shop-undo")).isZero();
    }

    @Test
    void aRunThatMayWaitTakesItsResourcesWhenTheyAreFree() {
        bench.step("takeResources", Map.of("resources", "held"));
        var run = untilResources();
        execute(job("serviceTask_takeResources", run));
        assertThat(run).isWaitingAt("timer_resources");

        bench.step("takeResources", Map.of("resources", "taken"));
        execute(job("timer_resources", run));
        execute(job("serviceTask_takeResources", run));

        assertThat(run).isWaitingAt("callActivity_execute");
    }

    @Test
    void aRunThatDoesNotGetItsResourcesIsClosedAndExecutesNothing() {
        bench.step("takeResources", Map.of("resources", "refused"));
        var run = untilResources();
        execute(job("serviceTask_takeResources", run));

        execute(job("serviceTask_closeEnded", run));

        assertThat(run).isEnded().hasNotPassed("callActivity_execute");
    }

    @Test
    void nothingIsExecutedBeforeSomebodyHasApproved() {
        bench.step("openRun", Map.of("approval", true));
        var run = untilResources();
        execute(job("serviceTask_takeResources", run));
        assertThat(run).isWaitingAt("userTask_approve").task().hasCandidateGroup("operator");
        assertThat(bench.started("execute")).isZero();

        complete(task(run), withVariables("approved", true));

        assertThat(run).isWaitingAt("callActivity_execute");
    }

    @Test
    void aRejectedRunIsClosedAndExecutesNothing() {
        bench.step("openRun", Map.of("approval", true));
        var run = untilResources();
        execute(job("serviceTask_takeResources", run));

        complete(task(run), withVariables("approved", false));
        execute(job("serviceTask_closeEnded", run));

        assertThat(run).isEnded().hasNotPassed("callActivity_execute");
    }

    private ProcessInstance untilResources() {
        var run = bench.start("run");
        execute(job("serviceTask_deployGraph", run));
        complete(externalTask(run));
        return run;
    }

    private void executeGraph(ProcessInstance run) {
        execute(job("callActivity_execute", run));
        execute(job("serviceTask_evaluate", run));
    }
}
