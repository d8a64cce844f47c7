package io.slipway.web.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.access.Role;
import io.slipway.engine.run.RunEvents;
import io.slipway.engine.site.SiteSettingsReader;
import io.slipway.testsystems.ExpectedErrors;
import io.slipway.web.Caller;
import io.slipway.web.TestServer;
import io.slipway.web.run.Runs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a designer changes in the process around the tasks, as docs/designers.md tells it: linted, deployed, and run. */
@ExpectedErrors({"PACKAGE-", "DIAGRAM-TASK-"})
class EditedProcessesIT {

    private static final Path PROCESSES = Path.of(System.getProperty("slipway.root", ".."), "processes/src");
    private static final String CHAT = "http://chat.example.com";
    private static final DateTimeFormatter ENGINE_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");

    private static Chat chat;
    private static TestServer server;
    private static Runs runs;
    private static Caller operator;

    @BeforeAll
    static void start() throws IOException {
        chat = Chat.open();
        var allowed = Map.of("SLIPWAY_CONFIG__policy__fetch__allow", "['" + chat.address() + "']");
        server = TestServer.start(SiteSettingsReader.read(null, allowed).orThrow(), allowed);
        runs = new Runs(server);
        operator = server.program(Role.OPERATOR);
    }

    @AfterAll
    static void stop() {
        server.close();
        chat.close();
    }

    /** What one of them has deployed does not last for the next one. */
    @BeforeEach
    void deployOurOwn() throws IOException {
        deploy("install.bpmn", own("install.bpmn"));
    }

    private static String own(String file) throws IOException {
        return Files.readString(PROCESSES.resolve("main/resources/io/slipway/processes/" + file));
    }

    private static String edited(String file) throws IOException {
        var text = Files.readString(PROCESSES.resolve("test/resources/edited/" + file));
        return text.replace(CHAT, chat.address());
    }

    private static void deploy(String file, String bpmn) {
        assertThat(Lint.findings(file, bpmn.getBytes(StandardCharsets.UTF_8))).isEmpty();
        var linted = server.program(Role.VIEWER)
                .call("POST", "/api/v1/processes/lint", bpmn, "Content-Type", "application/xml");
        assertThat(Runs.json(linted).path("findings")).as(linted.body()).isEmpty();
        var answer = sent(file, bpmn);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static java.net.http.HttpResponse<String> sent(String file, String bpmn) {
        return server.program(Role.DESIGNER)
                .call("POST", "/api/v1/processes?file=" + file, bpmn, "Content-Type", "application/xml");
    }

    private static String app(String id) {
        return runs.push(Map.of(
                "app.conf",
                "[app]\nid = " + id + "\nversion = 1.0.0\n",
                "default/search/savedsearch.conf",
                "[errors]\nsearch = level=error\n"));
    }

    private static void install(String app, String run, boolean approval) {
        var answer = operator.post(
                "/api/v1/installs",
                "{\"action\":\"install\",\"package\":\"" + app + "\",\"id\":\"" + run + "\",\"approval\":" + approval
                        + "}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static void decide(String run, boolean approved) {
        var answer = operator.post(
                "/api/v1/runs/" + run + "/approval", "{\"approved\":" + approved + ",\"reason\":\"looked at\"}");
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
    }

    @Test
    void withApprovalAlwaysOnAnInstallWaitsThoughNobodyAskedForIt() throws IOException {
        deploy("install.bpmn", edited("install-approval-always.bpmn"));

        install(app("looked-at"), "looked-at-1", false);

        assertThat(runs.await("looked-at-1", "waiting").path("waitsFor").asText())
                .contains("slipway approve looked-at-1");
        assertThat(operator.get("/api/v1/apps/looked-at").statusCode()).isEqualTo(404);
        decide("looked-at-1", true);
        runs.await("looked-at-1", "succeeded");

        install(app("refused"), "refused-1", false);
        runs.await("refused-1", "waiting");
        decide("refused-1", false);
        runs.await("refused-1", "cancelled");
        assertThat(operator.get("/api/v1/reservations").body()).doesNotContain("refused");
    }

    @Test
    void withAWaitOfAMinuteAConflictIsLookedAtAgainAfterAMinute() throws IOException {
        deploy("reserve.bpmn", edited("reserve-60s.bpmn"));
        var app = app("competing");
        install(app, "holding", true);
        runs.await("holding", "waiting");

        install(app, "late", false);
        await().atMost(Duration.ofSeconds(60)).until(() -> timersOf("late").size() == 1);

        var timer = timersOf("late").get(0);
        var waits = Duration.between(time(timer, "createTime"), time(timer, "dueDate"));
        assertThat(waits).isCloseTo(Duration.ofSeconds(60), Duration.ofSeconds(2));
        decide("holding", false);
        runs.await("holding", "cancelled");
        server.engine().getManagementService().executeJob(timer.path("id").asText());
        runs.await("late", "succeeded");
    }

    private static JsonNode timersOf(String run) {
        var viewer = server.program(Role.VIEWER);
        var instances = Runs.json(viewer.get(
                "/engine-rest/process-instance?processDefinitionKey=reserve&active=true&businessKey=" + run));
        return instances.isEmpty()
                ? instances
                : Runs.json(viewer.get("/engine-rest/job?timers=true&processInstanceId="
                        + instances.get(0).path("id").asText()));
    }

    private static OffsetDateTime time(JsonNode job, String field) {
        return OffsetDateTime.parse(job.path(field).asText(), ENGINE_TIME);
    }

    @Test
    void withANotificationDrawnAfterTheInstallTheOtherSystemIsToldOnce() throws IOException {
        deploy("install.bpmn", edited("install-notify.bpmn"));

        install(app("told"), "told-1", false);

        runs.await("told-1", "succeeded");
        await().atMost(Duration.ofSeconds(60)).until(() -> ended("told-1"));
        assertThat(chat.heard())
                .containsExactly("POST /hooks/machine-room {\"text\":\"An app was installed.\"} told-1/1/"
                        + "serviceTask_notify/do");
    }

    @Test
    void aNotificationThatIsRefusedLeavesTheInstallAsItIs() throws IOException {
        deploy("install.bpmn", edited("install-notify.bpmn").replace("/hooks/machine-room", "/refuses"));

        install(app("untold"), "untold-1", false);

        runs.await("untold-1", "succeeded");
        await().atMost(Duration.ofSeconds(60)).until(() -> ended("untold-1"));
        assertThat(operator.get("/api/v1/apps/untold").statusCode()).isEqualTo(200);
        assertThat(server.bean(RunEvents.class).after("untold-1", 0, 100))
                .extracting(event -> event.text())
                .anySatisfy(text -> assertThat(text).contains("The step serviceTask_notify failed: ", "503"));
    }

    @Test
    void aTaskWithFaultsIsRefusedWhenItIsDeployed() throws IOException {
        var bpmn = edited("install-notify.bpmn");

        var noAddress = sent("install.bpmn", bpmn.replaceFirst(".*name=\"spec.url\".*", ""));
        assertThat(noAddress.statusCode()).isEqualTo(422);
        assertThat(noAddress.body()).contains("PACKAGE-SPEC", "url");
        var undone = sent(
                "install.bpmn", bpmn.replace("name=\"rollback\" value=\"false\"", "name=\"rollback\" value=\"true\""));
        assertThat(undone.body()).contains("DIAGRAM-TASK-ROLLBACK", "outside a package's graph");
        var likeAGraphs = sent("install.bpmn", bpmn.replace("serviceTask_notify", "task_notify"));
        assertThat(likeAGraphs.body()).contains("DIAGRAM-TASK-ID", "serviceTask_notify");
    }

    private static boolean ended(String run) {
        return server.engine()
                        .getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(run)
                        .count()
                == 0;
    }
}
