package io.slipway.web.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.slipway.engine.access.Role;
import io.slipway.web.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person may do to a run: hold it up, end it, decide about it (TR-15). */
class WishesIT {

    private static final String ROW = """
            tasks:
              - {id: one, ~both}
              - {id: two, ~both, dependsOn: [one]}
              - {id: three, ~both, dependsOn: [two]}
            """;

    private static TestServer server;
    private static RunCalls runs;

    @TempDir
    Path folder;

    @BeforeAll
    static void start(@TempDir Path plugins) {
        server = TestServer.startWith(PickyTask.jar(plugins));
        runs = RunCalls.on(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private String heldAtTwo(Steps steps, String name) {
        steps.hold("do-two");
        var run = runs.start(steps.archive(name, "1.0.0", ROW), name);
        runs.awaitTask(run, "two", "running");
        await(() -> steps.trail().contains("do-two"));
        return run;
    }

    private static void await(Callable<Boolean> what) {
        org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(20)).until(what);
    }

    @Test
    void aPausedRunBeginsNothingMoreAndFinishesWhatRuns() {
        var steps = Steps.in(folder);
        var run = heldAtTwo(steps, "pause");
        runs.wish(run, "pause", "");
        assertThat(runs.refused(run, "pause", "")).contains("cannot be paused");
        steps.letGo("do-two");
        runs.awaitTask(run, "two", "succeeded");
        assertThat(runs.of(run).read("$.state", String.class)).isEqualTo("paused");

        // Another run passes through the same worker meanwhile, so this one could have begun.
        var other = runs.start(
                Steps.in(folder.resolve("other")).archive("passes", "1.0.0", "tasks:\n  - {id: a, ~step}\n"), "passes");
        runs.awaitState(other, "succeeded");
        assertThat(steps.trail()).containsExactly("do-one", "do-two");
        assertThat(runs.tasks(run)).containsEntry("three", "pending");

        runs.wish(run, "resume", "");
        runs.awaitState(run, "succeeded");
        assertThat(steps.trail()).containsExactly("do-one", "do-two", "do-three");
        assertThat(runs.refused(run, "resume", "")).contains("cannot be resumed");
    }

    @Test
    void aCancelledRunIsPutBackAndWhatRanIsStopped() {
        var steps = Steps.in(folder);
        var run = heldAtTwo(steps, "cancel");
        runs.wish(run, "cancel", "");
        var ended = runs.awaitState(run, "cancelled");
        assertThat(ended.read("$.exitCode", Integer.class)).isEqualTo(1);
        assertThat(runs.tasks(run)).isEqualTo(Map.of("one", "rolled-back", "two", "rolled-back", "three", "skipped"));
        assertThat(steps.ended()).containsExactly("do-one", "undo-two", "undo-one");
        assertThat(runs.refused(run, "cancel", "")).contains("It is over");
    }

    @Test
    void aRunCancelledWithKeepStaysAsItIs() {
        var steps = Steps.in(folder);
        var run = heldAtTwo(steps, "keep");
        runs.wish(run, "cancel", "{\"keep\":true}");
        var ended = runs.awaitState(run, "cancelled");
        assertThat(runs.tasks(run)).containsEntry("one", "kept").containsEntry("two", "failed");
        assertThat(ended.read("$.leftovers[*].task", List.class)).isEqualTo(List.of("two"));
        assertThat(ended.read("$.exitCode", Integer.class)).isEqualTo(3);
        assertThat(steps.trail()).containsExactly("do-one", "do-two");
    }

    @Test
    void aPausedRunCanBeCancelled() {
        var steps = Steps.in(folder);
        var run = heldAtTwo(steps, "pause-cancel");
        runs.wish(run, "pause", "");
        steps.letGo("do-two");
        runs.awaitTask(run, "two", "succeeded");
        runs.wish(run, "cancel", "");
        runs.awaitState(run, "cancelled");
        assertThat(steps.trail()).containsExactly("do-one", "do-two", "undo-two", "undo-one");
    }

    @Test
    void nothingBeginsBeforeTheApproval() {
        var steps = Steps.in(folder);
        runs.push(steps.archive("approved", "1.0.0", ROW));
        var run = runs.start("approved", ",\"approval\":true");
        var waiting = runs.awaitState(run, "waiting");
        assertThat(waiting.read("$.exitCode", Integer.class)).isEqualTo(4);
        assertThat(waiting.read("$.waitsFor", String.class)).contains("slipway approve " + run);
        assertThat(steps.trail()).isEmpty();
        var viewer = server.program(Role.VIEWER);
        assertThat(viewer.post("/api/v1/runs/" + run + "/approval", "{\"approved\":true}")
                        .statusCode())
                .isEqualTo(403);

        runs.wish(run, "approval", "{\"approved\":true}");
        runs.awaitState(run, "succeeded");
        assertThat(runs.refused(run, "approval", "{\"approved\":true}")).isNotEmpty();
    }

    @Test
    void aRejectedRunDoesNothingAndSaysWhy() {
        var steps = Steps.in(folder);
        runs.push(steps.archive("rejected", "1.0.0", ROW));
        var run = runs.start("rejected", ",\"approval\":true");
        runs.awaitState(run, "waiting");
        assertThat(runs.refused(run, "approval", "{\"approved\":false}")).contains("Say why");
        assertThat(runs.refused(run, "approval", "{}")).contains("Say whether");
        runs.wish(run, "approval", "{\"approved\":false,\"reason\":\"not on a friday\"}");
        var ended = runs.awaitState(run, "cancelled");
        assertThat(ended.read("$.reason", String.class)).contains("not on a friday");
        assertThat(runs.tasks(run).values()).containsOnly("skipped");
        assertThat(steps.trail()).isEmpty();
    }

    @Test
    void aRunThatNeedsWhatAnotherHoldsFailsAndDoesNothing() {
        var holder = holding("port:1", "holder-a");
        runs.push(PickyTask.archive("second-a", "port:1", folder.resolve("b")));
        var refused = runs.start("second-a", "");
        var ended = runs.awaitState(refused, "rolled-back");
        assertThat(ended.read("$.reason", String.class)).contains(holder).contains("port:1");
        assertThat(folder.resolve("b/done")).doesNotExist();
        assertThat(JsonPath.<List<String>>read(
                        runs.caller().get("/api/v1/reservations").body(), "$.items[?(@.resource=='port:1')].run"))
                .containsExactly(holder);
        letGo();
        runs.awaitState(holder, "succeeded");
        runs.awaitState(runs.start("second-a", ""), "succeeded");
    }

    @Test
    void aTaskThatTakesOutputsHoldsWhatItNeedsFromTheBeginning() {
        var holder = holding("port:3", "holder-c");
        runs.push(PickyTask.archiveTakingOutputs("second-c", "port:3", folder.resolve("c")));
        var refused = runs.start("second-c", "");
        var ended = runs.awaitState(refused, "rolled-back");
        assertThat(ended.read("$.reason", String.class)).contains(holder).contains("port:3");
        assertThat(runs.tasks(refused).values()).as("nothing was begun").containsOnly("skipped");
        letGo();
        runs.awaitState(holder, "succeeded");
        runs.awaitState(runs.start("second-c", ""), "succeeded");
    }

    @Test
    void aRunThatMayWaitForAResourceGoesOnWhenItIsFree() {
        var holder = holding("port:2", "holder-b");
        runs.push(PickyTask.archive("second-b", "port:2", folder.resolve("b")));
        var waiting = runs.start("second-b", ",\"onConflict\":\"wait\"");
        await(() -> runs.caller()
                .get("/api/v1/runs/" + waiting + "/events?limit=100")
                .body()
                .contains("Waits until it is free"));
        assertThat(runs.of(waiting).read("$.state", String.class)).isEqualTo("running");
        assertThat(folder.resolve("b/done")).doesNotExist();
        letGo();
        runs.awaitState(holder, "succeeded");
        runs.awaitState(waiting, "succeeded");
        assertThat(folder.resolve("b/done")).exists();
    }

    private String holding(String resource, String name) {
        Steps.in(folder.resolve("a")).hold("picky");
        runs.push(PickyTask.archive(name, resource, folder.resolve("a")));
        var run = runs.start(name, "");
        await(() -> folder.resolve("a/begun").toFile().exists());
        return run;
    }

    private void letGo() {
        Steps.in(folder.resolve("a")).letGo("picky");
    }
}
