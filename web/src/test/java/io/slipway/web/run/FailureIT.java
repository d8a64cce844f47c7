package io.slipway.web.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.web.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a run when one of its tasks fails (TR-12). */
class FailureIT {

    @TempDir
    static Path folder;

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

    private static Steps steps(TestInfo test) {
        return Steps.in(folder.resolve(test.getTestMethod().orElseThrow().getName()));
    }

    @Test
    void whatSucceededIsPutBackInReverseOrderAndOnce(TestInfo test) {
        var steps = steps(test);
        steps.fail("do-last");
        var run = runs.start(steps.archive("reverse", "1.0.0", """
                tasks:
                  - {id: first, ~both}
                  - {id: left, ~both, dependsOn: [first]}
                  - {id: right, ~both, dependsOn: [first]}
                  - {id: last, ~both, dependsOn: [left, right]}
                  - {id: after, ~both, dependsOn: [last]}
                """), "reverse");

        var ended = runs.awaitState(run, "rolled-back");
        assertThat(ended.read("$.exitCode", Integer.class)).isEqualTo(1);
        assertThat(ended.read("$.leftovers", List.class)).isEmpty();
        assertThat(ended.read("$.failedTask", String.class)).isEqualTo("last");
        assertThat(runs.tasks(run))
                .isEqualTo(Map.of(
                        "first", "rolled-back",
                        "left", "rolled-back",
                        "right", "rolled-back",
                        "last", "rolled-back",
                        "after", "skipped"));
        var trail = steps.trail();
        assertThat(trail)
                .containsExactlyInAnyOrder(
                        "do-first",
                        "do-left",
                        "do-right",
                        "do-last",
                        "undo-last",
                        "undo-left",
                        "undo-right",
                        "undo-first");
        assertThat(trail.indexOf("undo-last")).isLessThan(trail.indexOf("undo-left"));
        assertThat(trail.indexOf("undo-last")).isLessThan(trail.indexOf("undo-right"));
        assertThat(trail).endsWith("undo-first");
        assertThat(runs.report(run).read("$.undone[*].id", List.class)).hasSize(4);
        assertThat(runs.report(run).read("$.cause", String.class)).contains("do-last is broken");
    }

    @Test
    void whatHasNoRollbackIsKeptAndNoLeftover(TestInfo test) {
        var steps = steps(test);
        steps.fail("do-last");
        var run = runs.start(steps.archive("kept", "1.0.0", """
                tasks:
                  - {id: stays, ~both, rollback: false}
                  - {id: plain, ~step}
                  - {id: last, ~both, dependsOn: [stays, plain]}
                """), "kept");

        var ended = runs.awaitState(run, "rolled-back");
        assertThat(runs.tasks(run)).isEqualTo(Map.of("stays", "kept", "plain", "kept", "last", "rolled-back"));
        assertThat(ended.read("$.leftovers", List.class)).isEmpty();
        assertThat(steps.trail()).contains("undo-last").doesNotContain("undo-stays", "undo-plain");
        assertThat(runs.report(run).read("$.done[*].id", List.class)).hasSize(2);
    }

    @Test
    void aTaskThatFailedAfterItHadBegunAndCannotBeUndoneIsALeftover(TestInfo test) {
        var steps = steps(test);
        steps.fail("do-half");
        var run = runs.start(steps.archive("half", "1.0.0", """
                tasks:
                  - {id: base, ~both}
                  - {id: half, ~step, dependsOn: [base]}
                """), "half");

        var ended = runs.awaitState(run, "failed");
        assertThat(ended.read("$.exitCode", Integer.class)).isEqualTo(3);
        assertThat(ended.read("$.leftovers[0].task", String.class)).isEqualTo("half");
        assertThat(ended.read("$.leftovers[0].what", String.class)).contains("do-half is broken");
        assertThat(runs.tasks(run)).isEqualTo(Map.of("base", "rolled-back", "half", "failed"));
        assertThat(steps.trail()).containsExactly("do-base", "do-half", "undo-base");
    }

    @Test
    void whatRunsBesideAFailureFinishesAndIsThenPutBack(TestInfo test) {
        var steps = steps(test);
        steps.fail("do-bad");
        steps.hold("do-slow");
        var run = runs.start(steps.archive("patient", "1.0.0", """
                tasks:
                  - {id: slow, ~both}
                  - {id: bad, ~both}
                  - {id: next, ~both, dependsOn: [slow]}
                """), "patient");

        runs.awaitTask(run, "bad", "failed");
        runs.awaitTask(run, "slow", "running");
        steps.letGo("do-slow");
        runs.awaitState(run, "rolled-back");
        assertThat(steps.ended()).contains("do-slow", "undo-slow", "undo-bad").doesNotContain("do-next");
        assertThat(runs.tasks(run)).isEqualTo(Map.of("slow", "rolled-back", "bad", "rolled-back", "next", "skipped"));
    }

    @Test
    void failFastStopsWhatRuns(TestInfo test) {
        var steps = steps(test);
        steps.fail("do-bad");
        steps.hold("do-slow");
        var run = runs.start(steps.archive("hasty", "1.0.0", """
                failFast: true
                tasks:
                  - {id: slow, ~both}
                  - {id: bad, ~both}
                """), "hasty");

        runs.awaitState(run, "rolled-back");
        assertThat(steps.ended()).contains("undo-slow", "undo-bad").doesNotContain("do-slow");
        assertThat(runs.tasks(run)).isEqualTo(Map.of("slow", "rolled-back", "bad", "rolled-back"));
    }

    @Test
    void aTaskIsTriedAsOftenAsItSaysBeforeTheRunFails(TestInfo test) {
        var steps = steps(test);
        steps.fail("do-flaky");
        var run = runs.start(steps.archive("flaky", "1.0.0", """
                tasks:
                  - {id: flaky, ~both, retries: {attempts: 3, backoff: 100ms}}
                """), "flaky");

        runs.awaitState(run, "rolled-back");
        assertThat(steps.trail()).containsExactly("do-flaky", "do-flaky", "do-flaky", "undo-flaky");
    }
}
