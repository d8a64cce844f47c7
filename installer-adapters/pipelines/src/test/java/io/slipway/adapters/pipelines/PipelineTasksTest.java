package io.slipway.adapters.pipelines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.init;

import io.slipway.delegates.pipeline.LogstashDelegate;
import io.slipway.delegates.pipeline.VectorDelegate;
import io.slipway.engine.task.Change;
import io.slipway.engine.task.Outcome;
import io.slipway.engine.task.Probe;
import io.slipway.engine.task.ResourceKey;
import io.slipway.engine.task.TaskContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tasks of task packages that put parts into roles. TR-22. */
class PipelineTasksTest {

    private static final String DIAGRAM = """
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
              <bpmn:process id="shop" isExecutable="true" camunda:historyTimeToLive="P1D">
                <bpmn:startEvent id="start"/>
                <bpmn:sequenceFlow id="a" sourceRef="start" targetRef="task_stream"/>
                <bpmn:serviceTask id="task_stream" camunda:delegateExpression="${vectorDelegate}">
                  <bpmn:extensionElements><camunda:properties>
                    <camunda:property name="id" value="stream"/>
                    <camunda:property name="spec.role" value="agg"/>
                    <camunda:property name="spec.text" value="{sources: {%s: {type: stdin}}, sinks: {out: {type: console, inputs: [%1$s]}}}"/>
                  </camunda:properties></bpmn:extensionElements>
                </bpmn:serviceTask>
                <bpmn:boundaryEvent id="failed" attachedToRef="task_stream">
                  <bpmn:errorEventDefinition/>
                </bpmn:boundaryEvent>
                <bpmn:sequenceFlow id="b" sourceRef="task_stream" targetRef="done"/>
                <bpmn:endEvent id="done"/>
                <bpmn:sequenceFlow id="c" sourceRef="failed" targetRef="notDone"/>
                <bpmn:endEvent id="notDone"/>
              </bpmn:process>
            </bpmn:definitions>
            """;
    private static final String PART =
            "sources: {in: {type: stdin}}\\nsinks: {out: {type: http, inputs: [in], auth: {password: hunter22}}}";

    @TempDir
    Path folder;

    private Stage stage;
    private TestRoom room;
    private VectorDelegate vector;

    @BeforeEach
    void build() throws Exception {
        stage = new Stage(folder.resolve("site"));
        stage.role("vector", "agg", stage.fileInstance("one.yaml"), stage.fileInstance("two.json"));
        stage.role("logstash", "parse", stage.fileInstance("parse.conf"));
        stage.begin("run-1");
        room = TestRoom.in(folder);
        Files.createDirectories(room.packageFiles().resolve("logstash"));
        Files.writeString(room.packageFiles().resolve("package.yaml"), "name: shop");
        Files.writeString(room.packageFiles().resolve("logstash/in.conf"), "input { beats { port => 5044 } }");
        vector = new VectorDelegate(stage.roles(), stage.box);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private TaskContext task(String text) {
        return room.task("{'role': 'agg', 'text': '" + text + "'}");
    }

    @Test
    void aTaskPutsItsPartThereAndTakesItOutAgain() throws Exception {
        var task = task(PART);
        assertThat(vector.check(task).render()).isEmpty();
        assertThat(vector.resources(task)).contains(new ResourceKey("component:vector/agg/in"));
        var plan = vector.plan(task);
        assertThat(plan.kind()).isEqualTo(Change.Kind.CREATE);
        assertThat(plan.diff()).contains("+   \"sources\"", "•••").doesNotContain("hunter22");
        var record = vector.record(task);
        assertThat(record.text()).doesNotContain("stdin");
        assertThat(vector.probe(task, record)).isInstanceOf(Probe.Absent.class);
        assertThat(vector.run(task)).isInstanceOf(Outcome.Done.class);
        assertThat(stage.text("one.yaml")).contains("# slipway: part of task shop.schema", "stdin");
        assertThat(stage.text("two.json")).contains("\"stdin\"").doesNotContain("#");
        assertThat(vector.probe(task, record)).isInstanceOf(Probe.Present.class);
        assertThat(vector.plan(task).kind()).isEqualTo(Change.Kind.KEEP);

        var next = task(PART.replace("stdin", "internal_logs"));
        assertThat(vector.plan(next).diff().lines()).hasSize(2);
        var before = vector.record(next);
        vector.run(next);
        assertThat(vector.undo(next, before)).isEqualTo(Outcome.done());
        assertThat(stage.text("one.yaml.running")).contains("stdin").doesNotContain("internal_logs");
        assertThat(vector.undo(task, record)).isEqualTo(Outcome.done());
        assertThat(stage.text("one.yaml")).isEqualTo("nothing");
        assertThat(vector.probe(task, record)).isInstanceOf(Probe.Absent.class);
    }

    @Test
    void whatCannotBeIsToldBefore() {
        assertThat(vector.check(task("sinks: {out: {type: console, inputs: [nobody]}}"))
                        .render())
                .contains("PIPELINE-INPUT", "nobody");
        assertThat(vector.check(room.task("{'role': 'ag', 'text': 'sources: {in: {type: stdin}}'}"))
                        .render())
                .contains("PIPELINE-ROLE");
        assertThat(vector.check(room.task("{'role': 'agg', 'files': ['../secret.toml']}"))
                        .render())
                .contains("PART-FILE");
        assertThat(vector.check(room.task("{'role': 'agg'}")).render()).contains("PART-FILE");
        assertThat(vector.check(task("sources: [")).render()).contains("DOCUMENT-SYNTAX");
    }

    @Test
    void filesOfThePackageGoToLogstash() throws Exception {
        var logstash = new LogstashDelegate(stage.roles(), stage.box);
        var task = room.task("{'role': 'parse', 'files': ['logstash'], 'name': 'shop.beats'}");
        assertThat(logstash.check(task).render()).isEmpty();
        assertThat(logstash.resources(task)).containsExactly(new ResourceKey("port:5044@this-machine"));
        var record = logstash.record(task);
        assertThat(logstash.run(task)).isInstanceOf(Outcome.Done.class);
        assertThat(stage.text("parse.conf.running")).contains("# begin of slipway: part of task shop.beats", "5044");
        logstash.undo(task, record);
        assertThat(stage.text("parse.conf")).isEqualTo("nothing");
    }

    @Test
    void aVectorTaskRunsInsideAProcess() throws Exception {
        var engine = engine();
        try {
            assertThat(started(engine, "refuse-me", "run-7")).isEnded().hasPassed("notDone");
            assertThat(stage.text("one.yaml")).isEqualTo("nothing");
            assertThat(started(engine, "in", "run-8")).isEnded().hasPassed("done");
            assertThat(stage.text("two.json.running")).contains("\"in\"", "\"out\"");
        } finally {
            engine.close();
        }
    }

    private ProcessInstance started(ProcessEngine engine, String source, String run) {
        stage.begin(run);
        engine.getRepositoryService()
                .createDeployment()
                .addString("shop.bpmn", DIAGRAM.formatted(source))
                .deploy();
        return engine.getRuntimeService().startProcessInstanceByKey("shop", run);
    }

    private ProcessEngine engine() {
        var settings = (ProcessEngineConfigurationImpl) new StandaloneInMemProcessEngineConfiguration()
                .setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID())
                .setProcessEngineName(UUID.randomUUID().toString())
                .setJobExecutorActivate(false);
        settings.setBeans(Map.of("vectorDelegate", vector));
        var engine = settings.buildProcessEngine();
        init(engine);
        return engine;
    }
}
