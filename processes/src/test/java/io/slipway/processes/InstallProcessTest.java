package io.slipway.processes;

import static org.assertj.core.api.Assertions.assertThat;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way through install.bpmn and the phases that it calls, each job and timer fired by hand. AP-14, AP-17, AP-18. */
class InstallProcessTest {

    private ProcessBench bench;

    @BeforeEach
    void open() {
        bench = new ProcessBench();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    /** To the step of the reserve phase that takes the resources. */
    private ProcessInstance untilReserving() {
        return untilReserving("install");
    }

    private ProcessInstance untilReserving(String process) {
        var install = bench.start(process);
        execute(job("serviceTask_deployGraph", install));
        execute(job("callActivity_reserve", install));
        complete(externalTask("serviceTask_checkAll", phase("reserve")));
        return install;
    }

    private ProcessInstance untilReserved() {
        var install = untilReserving();
        execute(job("serviceTask_reserve", phase("reserve")));
        return install;
    }

    private ProcessInstance untilPrepared() {
        return untilPrepared(untilReserved());
    }

    private ProcessInstance untilPrepared(ProcessInstance install) {
        execute(job("callActivity_prepare", install));
        complete(externalTask("serviceTask_prepare", phase("prepare")));
        execute(job("serviceTask_evaluate", phase("prepare")));
        return install;
    }

    private ProcessInstance untilExecuted() {
        var install = untilPrepared();
        execute(job("callActivity_execute", install));
        execute(job("serviceTask_evaluate", install));
        return install;
    }

    private ProcessInstance phase(String process) {
        return bench.engine()
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey(process)
                .singleResult();
    }

    private void putsBackAndCloses(ProcessInstance install, String... throwEvents) {
        for (var event : throwEvents) execute(job(event, install));
        execute(job("serviceTask_closeEnded", install));
        assertThat(install).isEnded().hasPassed("endEvent_ended").hasNotPassed("serviceTask_closeDone");
    }

    @Test
    void anInstallThatSucceedsGoesThroughThePhasesInOrder() {
        var install = untilExecuted();
        execute(job("serviceTask_closeDone", install));

        assertThat(install)
                .isEnded()
                .hasPassedInOrder(
                        "callActivity_reserve", "callActivity_prepare", "callActivity_execute", "endEvent_succeeded");
        assertThat(bench.steps())
                .containsExactly(
                        "openInstall",
                        "deployGraph",
                        "reserveResources",
                        "evaluateRun",
                        "evaluateRun",
                        "evaluateRun",
                        "closeInstall");
        assertThat(bench.started("graph-shop")).isOne();
    }

    @Test
    void eachPhaseHasTheBusinessKeyOfItsInstall() {
        untilReserving();

        assertThat(phase("reserve").getBusinessKey()).isEqualTo("a-run");
    }

    @Test
    void whoWantsToKnowTheFirstFaultOnlyIsAskedForThatOne() {
        bench.step("openInstall", Map.of("approval", false, "stopAtFirst", true));
        var install = bench.start("install");
        execute(job("serviceTask_deployGraph", install));
        execute(job("callActivity_reserve", install));

        assertThat(phase("reserve"))
                .isWaitingAt("serviceTask_checkFirst")
                .externalTask()
                .hasTopicName("checkFirst");
    }

    @Test
    void aResourceThatIsUsedEndsTheInstallBeforeAnythingIsPrepared() {
        bench.step("reserveResources", Map.of("resources", "refused", "tries", 1));
        bench.step("evaluateRun", Map.of("outcome", "failed"));
        var install = untilReserved();

        putsBackAndCloses(install, "throwEvent_release");
        assertThat(bench.steps()).contains("releaseReservations").doesNotContain("unlockConfiguration");
        assertThat(bench.started("prepare")).isZero();
    }

    @Test
    void aResourceThatAnotherInstallHasReservedIsWaitedForThreeTimesAndThenAppsCompete() {
        var tried = new int[1];
        bench.step("reserveResources", execution -> {
            execution.setVariable("resources", "held");
            execution.setVariable("tries", ++tried[0]);
        });
        untilReserving();
        for (int waits = 1; waits <= 3; waits++) {
            execute(job("serviceTask_reserve", phase("reserve")));
            assertThat(phase("reserve")).as("try " + waits).isWaitingAt("timer_reserved");
            execute(job("timer_reserved", phase("reserve")));
        }
        bench.step("evaluateRun", Map.of("outcome", "failed"));
        execute(job("serviceTask_reserve", phase("reserve")));

        assertThat(tried[0]).isEqualTo(4);
        assertThat(bench.steps()).contains("giveUpReserving");
        assertThat(bench.started("prepare")).isZero();
    }

    @Test
    void aResourceThatIsGivenBackMeanwhileIsTaken() {
        bench.step("reserveResources", Map.of("resources", "held", "tries", 1));
        var install = untilReserving();
        execute(job("serviceTask_reserve", phase("reserve")));
        bench.step("reserveResources", Map.of("resources", "taken", "tries", 2));
        execute(job("timer_reserved", phase("reserve")));
        execute(job("serviceTask_reserve", phase("reserve")));

        assertThat(install).isWaitingAt("callActivity_prepare");
        assertThat(bench.steps()).doesNotContain("giveUpReserving");
    }

    @Test
    void aPreparationThatFailsIsUnlockedAndReleasedAndNothingIsExecuted() {
        var install = untilReserved();
        execute(job("callActivity_prepare", install));
        complete(externalTask("serviceTask_prepare", phase("prepare")));
        bench.step("evaluateRun", Map.of("outcome", "failed"));
        execute(job("serviceTask_evaluate", phase("prepare")));

        putsBackAndCloses(install, "throwEvent_unlock", "throwEvent_release");
        assertThat(bench.steps()).containsSubsequence("unlockConfiguration", "releaseReservations", "closeInstall");
        assertThat(bench.started("graph-shop")).isZero();
    }

    @Test
    void anExecutionThatFailsIsPutBackThenUnlockedThenReleased() {
        var install = untilPrepared();
        execute(job("callActivity_execute", install));
        bench.step("evaluateRun", Map.of("outcome", "failed"));
        execute(job("serviceTask_evaluate", install));
        execute(job("throwEvent_putBack", install));
        assertThat(bench.started("graph-shop-undo")).isOne();
        assertThat(bench.steps()).doesNotContain("unlockConfiguration");

        putsBackAndCloses(install, "throwEvent_unlock", "throwEvent_release");
    }

    @Test
    void aCancelledInstallThatIsKeptIsClosedWithoutPuttingBack() {
        var install = untilPrepared();
        execute(job("callActivity_execute", install));
        bench.step("evaluateRun", Map.of("outcome", "keep"));
        execute(job("serviceTask_evaluate", install));

        putsBackAndCloses(install);
        assertThat(bench.started("graph-shop-undo")).isZero();
    }

    @Test
    void nothingIsExecutedBeforeSomebodyHasApprovedThePlan() {
        bench.step("openInstall", Map.of("approval", true, "stopAtFirst", false));
        var install = untilPrepared();
        assertThat(install).isWaitingAt("userTask_approve").task().hasCandidateGroup("operator");
        assertThat(bench.started("execute")).isZero();

        complete(task(install), withVariables("approved", true));

        assertThat(install).isWaitingAt("callActivity_execute");
    }

    @ParameterizedTest
    @ValueSource(strings = {"upgrade", "uninstall"})
    void anUpgradeAndAnUninstallGoTheSameWays(String process) {
        var there = untilReserving(process);
        execute(job("serviceTask_reserve", phase("reserve")));
        untilPrepared(there);
        execute(job("callActivity_execute", there));
        execute(job("serviceTask_evaluate", there));
        execute(job("serviceTask_closeDone", there));
        assertThat(there).isEnded().hasPassed("endEvent_succeeded");

        var back = untilReserving(process);
        execute(job("serviceTask_reserve", phase("reserve")));
        untilPrepared(back);
        execute(job("callActivity_execute", back));
        bench.step("evaluateRun", Map.of("outcome", "failed"));
        execute(job("serviceTask_evaluate", back));
        putsBackAndCloses(back, "throwEvent_putBack", "throwEvent_unlock", "throwEvent_release");
        assertThat(bench.started("graph-shop-undo")).isOne();
    }

    @Test
    void aRejectedPlanIsUnlockedAndReleased() {
        bench.step("openInstall", Map.of("approval", true, "stopAtFirst", false));
        var install = untilPrepared();
        complete(task(install), withVariables("approved", false));

        putsBackAndCloses(install, "throwEvent_unlock", "throwEvent_release");
        assertThat(bench.started("graph-shop")).isZero();
    }
}
