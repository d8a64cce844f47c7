package io.slipway.web.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.slipway.engine.access.Role;
import io.slipway.web.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Putting back that fails for good waits for a person, and holds up nothing that does not depend on it. */
class UndoFailureIT {

    private static final String FORK = """
            tasks:
              - {id: root, ~both}
              - {id: stubborn, ~both, dependsOn: [root]}
              - {id: free, ~both, dependsOn: [root]}
              - {id: freer, ~both}
              - {id: last, ~both, dependsOn: [stubborn, free, freer]}
            """;

    private static TestServer server;
    private static RunCalls runs;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        runs = RunCalls.on(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private String stuck(Steps steps, String name) {
        steps.fail("do-last");
        steps.fail("undo-stubborn");
        var run = runs.start(steps.archive(name, "1.0.0", FORK), name);
        var waiting = runs.awaitState(run, "waiting");
        assertThat(waiting.read("$.exitCode", Integer.class)).isEqualTo(3);
        assertThat(waiting.read("$.waitsFor", String.class))
                .contains("stubborn")
                .contains("slipway retry " + run + " --task stubborn")
                .contains("slipway mark-done " + run + " stubborn");
        assertThat(runs.tasks(run))
                .containsEntry("stubborn", "rollback-failed")
                .containsEntry("free", "rolled-back")
                .containsEntry("freer", "rolled-back")
                .containsEntry("last", "rolled-back")
                .containsEntry("root", "succeeded");
        assertThat(steps.trail()).contains("undo-free", "undo-freer").doesNotContain("undo-root");
        assertThat(incidents(run)).hasSize(1);
        return run;
    }

    /** The engine's own, so that Cockpit shows them; without those that only point from a caller to its cause. */
    private static List<Object> incidents(String run) {
        var admin = server.program(Role.ADMIN);
        var instances = admin.get("/engine-rest/process-instance?businessKey=" + run);
        return JsonPath.<List<String>>read(instances.body(), "$[*].id").stream()
                .flatMap(instance -> JsonPath.<List<Object>>read(
                        admin.get("/engine-rest/incident?incidentType=failedExternalTask&processInstanceId=" + instance)
                                .body(),
                        "$[?(@.id == @.rootCauseIncidentId)]")
                        .stream())
                .toList();
    }

    @Test
    void afterTheCauseIsMendedARetryOfTheTaskEndsTheRunAsRolledBack(@TempDir Path temp) {
        var steps = Steps.in(temp);
        var run = stuck(steps, "mended");
        steps.mend("undo-stubborn");
        runs.wish(run, "retry", "{\"task\":\"stubborn\"}");

        var ended = runs.awaitState(run, "rolled-back");
        assertThat(ended.read("$.leftovers", List.class)).isEmpty();
        assertThat(runs.tasks(run).values()).containsOnly("rolled-back");
        assertThat(steps.trail()).endsWith("undo-stubborn", "undo-root");
        assertThat(steps.trail().stream().filter("undo-free"::equals)).hasSize(1);
        assertThat(incidents(run)).isEmpty();
    }

    @Test
    void aPersonsWordEndsItToo(@TempDir Path temp) {
        var steps = Steps.in(temp);
        var run = stuck(steps, "by-word");
        assertThat(runs.refused(run, "tasks/stubborn/mark-done", "{}")).contains("Say why");
        assertThat(runs.refused(run, "tasks/free/mark-done", "{\"reason\":\"why not\"}"))
                .contains("That task is rolled-back");
        runs.wish(run, "tasks/stubborn/mark-done", "{\"reason\":\"dropped by hand\"}");

        runs.awaitState(run, "rolled-back");
        var events =
                runs.caller().get("/api/v1/runs/" + run + "/events?limit=200").body();
        assertThat(events).contains("dropped by hand");
        assertThat(runs.of(run).read("$.tasks[?(@.id=='stubborn')].note", List.class))
                .asString()
                .contains("dropped by hand");
        assertThat(steps.trail()).endsWith("undo-root");
    }

    @Test
    void aRetryThatFailsAgainWaitsAgain(@TempDir Path temp) {
        var steps = Steps.in(temp);
        var run = stuck(steps, "again");
        // Each time it is tried as often as any undo.
        var tries = undos(steps);
        runs.wish(run, "retry", "{\"task\":\"stubborn\"}");
        await().atMost(Duration.ofSeconds(30)).until(() -> undos(steps) == 2 * tries);
        runs.awaitState(run, "waiting");
        steps.mend("undo-stubborn");
        runs.wish(run, "retry", "{\"task\":\"stubborn\"}");
        runs.awaitState(run, "rolled-back");
    }

    private static long undos(Steps steps) {
        return steps.trail().stream().filter("undo-stubborn"::equals).count();
    }
}
