package io.slipway.web.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.engine.access.Role;
import io.slipway.engine.graph.SemanticVersion;
import io.slipway.engine.pack.PackageFiles;
import io.slipway.engine.packages.PackageStore;
import io.slipway.engine.packages.StoredPackage;
import io.slipway.engine.run.PlanDesk;
import io.slipway.engine.run.Run;
import io.slipway.engine.run.RunDesk;
import io.slipway.engine.run.RunEvent;
import io.slipway.engine.run.RunEvents;
import io.slipway.engine.run.RunOrder;
import io.slipway.engine.run.RunView;
import io.slipway.engine.run.RunViews;
import io.slipway.engine.run.TaskState;
import io.slipway.web.Caller;
import io.slipway.web.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A designer exports a graph, adds a task between two others, deploys it, and sees it used. TR-10. */
class EditedGraphIT {

    private TestServer server;

    @TempDir
    Path folder;

    @BeforeEach
    void start() {
        server = TestServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aTaskThatADesignerHasAddedRunsBetweenTheTwoAndIsPutBackBetweenThem() throws Exception {
        push();
        var first = finished(run("{}"));
        assertThat(first.state().word()).isEqualTo("succeeded");
        assertThat(first.tasks()).extracting(RunView.Task::id).containsExactly("one", "two");

        deploy(withATaskBetween(export()));

        var edited = finished(run("{}"));
        assertThat(edited.state().word()).as(eventsOf(edited)).isEqualTo("succeeded");
        assertThat(orderOf(edited, RunEvent.Kind.TASK_STARTED)).containsExactly("one", "between", "two");

        var failed = finished(run("{\"tasks\":{\"two\":{\"code\":\"1\"}}}"));
        assertThat(failed.state().word()).as(eventsOf(failed)).isEqualTo("rolled-back");
        assertThat(failed.tasks()).extracting(RunView.Task::state).containsOnly(TaskState.ROLLED_BACK);
        assertThat(orderOf(failed, RunEvent.Kind.TASK_DONE)).endsWith("two", "between", "one");
    }

    @Test
    void aPlanIsOneOfTheGraphInForceAndARunByItIsRefusedWhenThatIsAnother() throws Exception {
        push();
        finished(run("{}"));
        var before = plan();

        deploy(withATaskBetween(export()));

        assertThatThrownBy(() -> run("{}", before.digest()))
                .hasMessageContaining(
                        "the graph is another by now. Planned: the package's own. Now: one that a designer");
        var edited = plan();
        assertThat(edited.plan().tasks()).extracting("task").containsExactly("one", "between", "two");
        assertThat(finished(run("{}", edited.digest())).state().word()).isEqualTo("succeeded");
    }

    private PlanDesk.Told plan() {
        return server.bean(PlanDesk.class).plan(order("{}", Optional.empty()), "anna");
    }

    private void push() throws Exception {
        Files.writeString(folder.resolve("package.yaml"), """
                kind: TaskPackage
                name: drawn
                version: 1.0.0
                tasks:
                  - {id: one, type: shell, spec: {run: "true", undo: "true"}}
                  - id: two
                    type: shell
                    spec: {run: "exit $CODE", undo: "true", env: {CODE: "${values.code}"}}
                    config: {type: object, properties: {code: {type: string, default: "0"}}}
                    dependsOn: [one]
                """);
        try (var files = PackageFiles.open(folder).orThrow()) {
            server.bean(PackageStore.class)
                    .push(files, "drawn", SemanticVersion.of("1.0.0"), StoredPackage.TASK, "anna", false)
                    .orThrow();
        }
    }

    private String export() {
        return caller(Role.DESIGNER).get("/api/v1/processes/graph-drawn/bpmn").body();
    }

    /** What a modeler writes when a task is put into the flow between two others, with the template of a shell task. */
    private static String withATaskBetween(String bpmn) {
        var flow = "flow_task_one.task_two";
        assertThat(bpmn).contains("id=\"" + flow + "\"");
        return bpmn.replaceFirst(
                        "(<bpmn:sequenceFlow id=\"" + flow + "\" sourceRef=\"task_one\" targetRef=\")task_two(\" ?/>)",
                        "$1task_between$2<bpmn:sequenceFlow id=\"Flow_0x1\" sourceRef=\"task_between\" targetRef=\"task_two\" />"
                                + "<bpmn:serviceTask id=\"task_between\" name=\"Between\" camunda:delegateExpression=\"\\${shellDelegate}\">"
                                + "<bpmn:extensionElements><camunda:properties>"
                                + "<camunda:property name=\"id\" value=\"between\" />"
                                + "<camunda:property name=\"type\" value=\"shell\" />"
                                + "<camunda:property name=\"rollback\" value=\"true\" />"
                                + "<camunda:property name=\"spec.run\" value=\"exit 0\" />"
                                + "<camunda:property name=\"spec.undo\" value=\"exit 0\" />"
                                + "</camunda:properties></bpmn:extensionElements>"
                                + "<bpmn:incoming>" + flow + "</bpmn:incoming><bpmn:outgoing>Flow_0x1</bpmn:outgoing>"
                                + "</bpmn:serviceTask>")
                .replace(
                        "<bpmn:incoming>" + flow + "</bpmn:incoming>\n      <bpmn:outgoing>flow_task_two",
                        "<bpmn:incoming>Flow_0x1</bpmn:incoming>\n      <bpmn:outgoing>flow_task_two");
    }

    private void deploy(String bpmn) {
        var deployed = caller(Role.DESIGNER).call("POST", "/api/v1/processes", bpmn, "Content-Type", "application/xml");
        assertThat(deployed.statusCode()).as(deployed.body()).isBetween(200, 299);
    }

    private Caller caller(Role role) {
        return server.program(role);
    }

    private String run(String values) {
        return server.bean(RunDesk.class).start(order(values, Optional.empty()), "anna");
    }

    private String run(String values, String plan) {
        return server.bean(RunDesk.class).start(order(values, Optional.of(plan)), "anna");
    }

    private static RunOrder order(String values, Optional<String> plan) {
        return new RunOrder("drawn:1.0.0", Optional.empty(), Optional.of(values), "", false, Run.OnConflict.FAIL, plan);
    }

    private RunView finished(String run) throws InterruptedException {
        var views = server.bean(RunViews.class);
        var end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (true) {
            var view = views.of(run);
            if (view.state().isOver()) return view;
            assertThat(System.nanoTime()).as("time, at " + view).isLessThan(end);
            Thread.sleep(50);
        }
    }

    private List<String> orderOf(RunView run, RunEvent.Kind kind) {
        return events(run).stream()
                .filter(event -> event.kind() == kind)
                .map(event -> event.task().orElse(""))
                .toList();
    }

    private List<RunEvent> events(RunView run) {
        return server.bean(RunEvents.class).after(run.run().id(), 0, 1_000);
    }

    private String eventsOf(RunView run) {
        return events(run).toString();
    }
}
