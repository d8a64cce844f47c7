package io.slipway.delegates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.init;

import io.slipway.adapters.http.CheckedDownloads;
import io.slipway.adapters.shell.DetachedScripts;
import io.slipway.adapters.shell.ShellSettings;
import io.slipway.delegates.shell.ShellDelegate;
import io.slipway.engine.site.FetchPolicy;
import io.slipway.engine.site.Policy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A delegate inside a job, on an engine without our listener and workers (design 4). */
class ProcessTest {

    private static final String DIAGRAM = """
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
              <bpmn:process id="shop" isExecutable="true" camunda:historyTimeToLive="P1D">
                <bpmn:startEvent id="start"/>
                <bpmn:sequenceFlow id="a" sourceRef="start" targetRef="task_schema"/>
                <bpmn:serviceTask id="task_schema" camunda:delegateExpression="${shellDelegate}">
                  <bpmn:extensionElements><camunda:properties>
                    <camunda:property name="id" value="schema"/>
                    <camunda:property name="spec.run" value="%s"/>
                    <camunda:property name="spec.env.WHERE" value="{in} a text"/>
                  </camunda:properties></bpmn:extensionElements>
                </bpmn:serviceTask>
                <bpmn:boundaryEvent id="failed" attachedToRef="task_schema">
                  <bpmn:errorEventDefinition/>
                </bpmn:boundaryEvent>
                <bpmn:sequenceFlow id="b" sourceRef="task_schema" targetRef="done"/>
                <bpmn:endEvent id="done"/>
                <bpmn:sequenceFlow id="c" sourceRef="failed" targetRef="notDone"/>
                <bpmn:endEvent id="notDone"/>
              </bpmn:process>
            </bpmn:definitions>
            """;

    @TempDir
    Path folder;

    DetachedScripts scripts;
    ProcessEngine engine;

    @BeforeEach
    void start() {
        scripts = new DetachedScripts(ShellSettings.usual(folder.resolve("home")));
        var fetch = new FetchPolicy(List.of());
        var policy = new Policy(new Policy.TaskPackages(true, true), new Policy.Apps(false, false), fetch);
        var shell = new ShellDelegate(scripts, new CheckedDownloads(fetch, folder.resolve("cache")), policy);
        var configuration = (ProcessEngineConfigurationImpl) new StandaloneInMemProcessEngineConfiguration()
                .setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID())
                .setProcessEngineName(UUID.randomUUID().toString())
                .setJobExecutorActivate(false);
        configuration.setBeans(Map.of("shellDelegate", shell));
        engine = configuration.buildProcessEngine();
        init(engine);
    }

    @AfterEach
    void stop() {
        engine.close();
        scripts.close();
    }

    @Test
    void aShellTaskRunsInsideAProcess() {
        deploy("echo $SLIPWAY_RUN $SLIPWAY_TASK $WHERE &gt; " + folder.resolve("effect"));
        var instance = engine.getRuntimeService().startProcessInstanceByKey("shop", "run-7");

        assertThat(instance).isEnded().hasPassed("task_schema", "done").hasNotPassed("notDone");
        assertThat(folder.resolve("effect")).hasContent("run-7 schema {in} a text");
    }

    @Test
    void aFailureThatTryingAgainDoesNotCureIsABpmnError() {
        deploy("echo no pair &gt; $SLIPWAY_OUTPUTS");
        assertThat(engine.getRuntimeService().startProcessInstanceByKey("shop", "run-8"))
                .isEnded()
                .hasPassed("notDone");
    }

    private void deploy(String script) {
        engine.getRepositoryService()
                .createDeployment()
                .addString("shop.bpmn", DIAGRAM.formatted(script))
                .deploy();
    }
}
