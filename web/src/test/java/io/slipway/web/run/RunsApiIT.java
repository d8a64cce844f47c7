package io.slipway.web.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.access.Role;
import io.slipway.web.Caller;
import io.slipway.web.TestServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs by REST. */
class RunsApiIT {

    @TempDir
    Path folder;

    private static TestServer server;
    private static Runs runs;
    private static Caller operator;
    private static Caller viewer;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        runs = new Runs(server);
        operator = runs.operator;
        viewer = server.program(Role.VIEWER);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String refusal(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        var problem = Runs.json(answer);
        assertThat(problem.path("code").asText()).isEqualTo(code);
        return problem.path("detail").asText();
    }

    @Test
    void aRunThatSucceedsTellsSoInItsDocumentListLogAndReport() {
        runs.start("good", Packages.succeeding("good"));
        var run = runs.await("good", "succeeded");

        assertThat(run.path("kind").asText()).isEqualTo("run");
        assertThat(run.path("package").asText()).isEqualTo("good");
        assertThat(run.path("exitCode").asInt()).isZero();
        assertThat(run.at("/tasks/0/state").asText()).isEqualTo("succeeded");
        assertThat(run.path("startedBy").asText()).startsWith("token:operator");
        assertThat(Runs.json(viewer.get("/api/v1/runs?state=succeeded&limit=1000"))
                        .findValuesAsText("run"))
                .contains("good");
        assertThat(Runs.json(viewer.get("/api/v1/runs?state=failed&limit=1000")).findValuesAsText("run"))
                .doesNotContain("good");
        assertThat(viewer.get("/api/v1/runs/good/tasks/first/log?follow=true").body())
                .isEqualTo("one\ntwo\n");
        assertThat(viewer.get("/api/v1/runs/good/tasks/first/log").body()).isEqualTo("one\ntwo\n");
        assertThat(viewer.get("/api/v1/runs/good/report?format=text").body())
                .contains("good 1.0.0: succeeded.", "Done\n  first (shell", "What to do now");
        assertThat(viewer.get("/api/v1/runs/good/report?format=html").body())
                .contains("<title>Report of run good</title>", "<b>second</b>");
        assertThat(Runs.json(viewer.get("/api/v1/runs/good/report")).path("next"))
                .hasSize(1);
    }

    @Test
    void aRunThatFailsIsPutBackAndSaysWhatToDo() {
        runs.start("bad", Packages.failing("bad"));
        var run = runs.await("bad", "rolled-back", "failed");

        assertThat(run.path("state").asText()).isEqualTo("rolled-back");
        assertThat(run.path("exitCode").asInt()).isEqualTo(1);
        assertThat(run.path("failedTask").asText()).isEqualTo("second");
        assertThat(viewer.get("/api/v1/runs/bad/report?format=text").body())
                .contains("everything was put back", "slipway logs bad second", "slipway retry bad");
        // What a task says is written a moment after it was said; whoever follows the log waits for it.
        assertThat(viewer.get("/api/v1/runs/bad/tasks/first/log?direction=undo&follow=true")
                        .body())
                .isEqualTo("put back\n");
    }

    @Test
    void theLineMayBreakAndNothingIsLostOrDoubled() throws IOException {
        var go = folder.resolve("go");
        runs.start("line", Packages.waitingFor("line", go));
        var got = new ArrayList<Runs.Received>();
        got.addAll(runs.events("/api/v1/runs/line/events", "", 2));
        got.addAll(runs.events("/api/v1/runs/line/events", last(got), 1));
        Files.createFile(go);
        for (int i = 0; i < 50 && !last(got).equals("end"); i++)
            got.addAll(runs.events("/api/v1/runs/line/events", last(got), 2));

        var end = got.remove(got.size() - 1);
        assertThat(end.data()).isEqualTo("{\"state\":\"succeeded\"}");
        assertThat(got).extracting(Runs.Received::id).containsExactlyElementsOf(ids("line"));
        assertThat(got.get(got.size() - 1).kind()).isEqualTo("closed");
        assertThat(runs.events(
                        "/api/v1/runs/line/events", got.get(got.size() - 1).id(), 10))
                .as("nothing is left but the end")
                .extracting(Runs.Received::kind)
                .containsExactly("end");
    }

    private static String last(List<Runs.Received> got) {
        var last = got.get(got.size() - 1);
        return last.kind().equals("end") ? "end" : last.id();
    }

    private static List<String> ids(String run) {
        var items = Runs.json(viewer.get("/api/v1/runs/" + run + "/events?limit=1000"))
                .path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .map(event -> event.path("id").asText())
                .toList();
    }

    @Test
    void aPausedRunBeginsNothingMoreAndACancelledOneIsPutBack() throws IOException {
        var go = folder.resolve("go");
        runs.start("held", Packages.waitingFor("held", go));
        runs.awaitTask("held", "first", "running");
        assertThat(refusal(operator.post("/api/v1/runs/held/resume", "{}"), 409, "RUNS-CONFLICT"))
                .isEqualTo("The run 'held' cannot be resumed: it is running. Only a paused run can.");
        assertThat(operator.post("/api/v1/runs/held/pause", "{}").statusCode()).isEqualTo(200);
        Files.createFile(go);
        runs.awaitTask("held", "first", "succeeded");
        assertThat(Runs.json(viewer.get("/api/v1/runs/held"))
                        .at("/tasks/1/state")
                        .asText())
                .isEqualTo("pending");

        assertThat(operator.post("/api/v1/runs/held/cancel", "{\"keep\":false}").statusCode())
                .isEqualTo(200);
        var run = runs.await("held", "cancelled");
        assertThat(run.at("/tasks/0/state").asText()).isEqualTo("rolled-back");
        assertThat(refusal(operator.post("/api/v1/runs/held/cancel", "{}"), 409, "RUNS-CONFLICT"))
                .contains("cannot be cancelled", "It is over.");
    }

    @Test
    void aRunMayWaitForApproval() {
        var digest = runs.push(Packages.succeeding("asked"));
        for (var id : List.of("yes", "no"))
            operator.post("/api/v1/runs", "{\"package\":\"" + digest + "\",\"id\":\"" + id + "\",\"approval\":true}");
        assertThat(runs.await("yes", "waiting").path("exitCode").asInt()).isEqualTo(4);
        assertThat(operator.post("/api/v1/runs/yes/approval", "{\"approved\":true}")
                        .statusCode())
                .isEqualTo(200);
        runs.await("yes", "succeeded");
        assertThat(refusal(operator.post("/api/v1/runs/yes/approval", "{\"approved\":true}"), 409, "RUNS-CONFLICT"))
                .contains("does not wait for approval");

        runs.await("no", "waiting");
        assertThat(refusal(operator.post("/api/v1/runs/no/approval", "{\"approved\":false}"), 400, "RUNS-INVALID"))
                .contains("Say why");
        operator.post("/api/v1/runs/no/approval", "{\"approved\":false,\"reason\":\"not today\"}");
        assertThat(runs.await("no", "cancelled").path("reason").asText()).contains("not today");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, ''",
        "GET, /events",
        "GET, /report",
        "GET, /tasks/x/log",
        "POST, /pause",
        "POST, /resume",
        "POST, /cancel",
        "POST, /retry",
        "POST, /tasks/x/mark-done"
    })
    void anUnknownRunIsToldAs404(String method, String path) {
        var answer = operator.call(
                method,
                "/api/v1/runs/nowhere" + path,
                method.equals("GET") ? "" : "{\"reason\":\"because\"}",
                "Content-Type",
                "application/json");
        assertThat(refusal(answer, 404, "RUNS-NOT-THERE")).startsWith("There is no run 'nowhere'.");
    }

    @Test
    void whatCannotBeIsToldWithItsMend() {
        runs.start("done", Packages.succeeding("done"));
        runs.await("done", "succeeded");
        var again = "{\"package\":\"done\",\"id\":\"done\"}";

        assertThat(refusal(operator.post("/api/v1/runs", again), 409, "RUNS-CONFLICT"))
                .isEqualTo("There is a run 'done' already. Choose another id, or give none.");
        assertThat(refusal(operator.post("/api/v1/runs/done/retry", "{}"), 409, "RUNS-CONFLICT"))
                .contains("nothing that failed");
        assertThat(refusal(operator.post("/api/v1/runs/done/retry", "{\"task\":\"first\"}"), 409, "RUNS-CONFLICT"))
                .contains("'slipway retry done' opens a new round");
        assertThat(refusal(viewer.get("/api/v1/runs/done/tasks/third/log"), 404, "RUNS-NOT-THERE"))
                .contains("Its tasks: first, second.");
        assertThat(refusal(viewer.get("/api/v1/runs?state=lost"), 400, "RUNS-INVALID"))
                .contains("Give one of running, paused");
        assertThat(refusal(viewer.get("/api/v1/runs/done/report?format=pdf"), 400, "RUNS-INVALID"))
                .contains("json, text or html");
        assertThat(refusal(operator.post("/api/v1/runs", "{\"package\":\"nothing\"}"), 400, "PACKAGE-UNKNOWN"))
                .contains("slipway package list");
        assertThat(refusal(
                        operator.post("/api/v1/runs", "{\"package\":\"done\",\"onConflict\":\"fight\"}"),
                        400,
                        "RUNS-INVALID"))
                .contains("'fail' or 'wait'");
        assertThat(viewer.post("/api/v1/runs", again).statusCode()).isEqualTo(403);
    }

    @Test
    void bothOfTheEnginesServicesRefuseInTheSameWords() {
        runs.start("taken", Packages.succeeding("taken"));
        var browser = server.browser(Role.OPERATOR).withCamundaCsrf();
        for (var way : List.of("/engine-rest", "/camunda/api/engine/engine/default")) {
            var caller = way.equals("/engine-rest") ? operator : browser;
            var start = way + "/process-definition/key/run/start";
            var taken = "{\"businessKey\":\"taken\",\"variables\":{\"package\":{\"value\":\"taken\"}}}";
            assertThat(refusal(caller.post(start, taken), 409, "RUNS-CONFLICT"))
                    .startsWith("There is a run 'taken' already.");
            assertThat(refusal(caller.post(start, "{}"), 400, "RUN-NO-PACKAGE"))
                    .startsWith("Nothing says what to run.");
            var retry = "{\"businessKey\":\"gone\",\"variables\":{\"retry\":{\"value\":true}}}";
            assertThat(refusal(caller.post(start, retry), 404, "RUNS-NOT-THERE"))
                    .startsWith("There is no run 'gone'.");
        }
    }
}
