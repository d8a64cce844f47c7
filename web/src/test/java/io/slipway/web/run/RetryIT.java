package io.slipway.web.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.web.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which tasks a further round executes, and which it keeps (TR-13). */
class RetryIT {

    private static final String TAKES =
            "type: shell, spec: {run: scripts/step.sh, env: {TAKEN: '${outputs.source.token}'}}";

    private static TestServer server;
    private static RunCalls runs;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        runs = RunCalls.on(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void whatSucceededIsKeptAndOffersWhatItGave() {
        var steps = Steps.in(folder);
        steps.answer("source", "token=first");
        steps.fail("do-taker");
        var run = runs.start(steps.archive("kept-outputs", "1.0.0", """
                tasks:
                  - {id: source, ~step}
                  - {id: aside, ~both}
                  - {id: taker, TAKES, dependsOn: [source]}
                """.replace("TAKES", TAKES)), "kept-outputs");
        runs.awaitState(run, "failed");
        assertThat(runs.tasks(run)).isEqualTo(Map.of("source", "kept", "aside", "rolled-back", "taker", "failed"));

        steps.forget();
        steps.mend("do-taker");
        steps.answer("source", "token=second");
        runs.wish(run, "retry", "");
        var ended = runs.awaitState(run, "succeeded");
        assertThat(ended.read("$.round", Integer.class)).isEqualTo(2);
        assertThat(steps.trail()).containsExactlyInAnyOrder("do-aside", "do-taker");
        assertThat(steps.seen()).anyMatch(line -> line.startsWith("taker retry") && line.endsWith("first"));
        assertThat(runs.tasks(run).values()).containsOnly("succeeded");
    }

    @Test
    void whatIsIdempotentIsExecutedAgainWhereSomethingAfterItHadFailed() {
        var steps = Steps.in(folder);
        steps.fail("do-last");
        var run = runs.start(steps.archive("again", "1.0.0", """
                tasks:
                  - {id: login, ~step, idempotent: true}
                  - {id: once, ~step, dependsOn: [login]}
                  - {id: last, ~step, dependsOn: [once]}
                  - {id: alone, ~step, idempotent: true}
                """), "again");
        runs.awaitState(run, "failed");

        steps.forget();
        steps.mend("do-last");
        runs.wish(run, "retry", "");
        runs.awaitState(run, "succeeded");
        assertThat(steps.trail()).containsExactly("do-login", "do-last");
    }

    @Test
    void aKeptTaskWhoseInputsHaveChangedRunsAgainWhereItMay() {
        var steps = Steps.in(folder);
        steps.answer("source", "token=first");
        steps.fail("do-last");
        var run = runs.start(changing(steps, "may", "idempotent: true"), "may");
        runs.awaitState(run, "failed");

        steps.forget();
        steps.mend("do-last");
        steps.answer("source", "token=second");
        runs.wish(run, "retry", "");
        runs.awaitState(run, "succeeded");
        assertThat(steps.trail()).contains("do-source", "do-taker", "do-last");
        assertThat(steps.seen()).anyMatch(line -> line.startsWith("taker") && line.endsWith("second"));
    }

    @Test
    void aKeptTaskWhoseInputsHaveChangedStopsTheRetryWhereItMustNotRunAgain() {
        var steps = Steps.in(folder);
        steps.answer("source", "token=first");
        steps.fail("do-last");
        var run = runs.start(changing(steps, "must-not", "idempotent: false"), "must-not");
        runs.awaitState(run, "failed");

        steps.forget();
        steps.mend("do-last");
        steps.answer("source", "token=second");
        runs.wish(run, "retry", "");
        var ended = runs.awaitState(run, "rolled-back");
        assertThat(ended.read("$.reason", String.class))
                .contains("outputs of source are others")
                .contains("taker");
        assertThat(steps.trail()).doesNotContain("do-taker");
    }

    /** The source gives outputs, the taker takes them; the last fails at first. */
    private static byte[] changing(Steps steps, String name, String taker) {
        return steps.archive(name, "1.0.0", """
                tasks:
                  - {id: source, ~step, idempotent: true}
                  - {id: taker, TAKES, IDEMPOTENT, dependsOn: [source]}
                  - {id: last, ~step, dependsOn: [source]}
                """.replace("TAKES", TAKES).replace("IDEMPOTENT", taker));
    }

    @Test
    void aRetryGoesWithOtherValuesWhereTheyAreGiven() {
        var steps = Steps.in(folder);
        var archive = steps.archive("other-values", "1.0.0", """
                tasks:
                  - id: one
                    type: shell
                    spec: {run: 'test "$SIZE" = 2', env: {SIZE: '${values.size}'}}
                    config: {type: object, properties: {size: {type: integer}}}
                """);
        runs.push(archive);
        var run = runs.start("other-values", ",\"values\":{\"tasks\":{\"one\":{\"size\":1}}}");
        runs.awaitState(run, "failed");
        assertThat(runs.refused(run, "retry", "{\"values\":{\"tasks\":{\"one\":{\"size\":\"two\"}}}}"))
                .contains("size");
        assertThat(runs.of(run).read("$.round", Integer.class)).isEqualTo(1);
        runs.wish(run, "retry", "{\"values\":{\"tasks\":{\"one\":{\"size\":2}}}}");
        runs.awaitState(run, "succeeded");
    }

    @Test
    void whatSucceededOrStillRunsIsNotRetried() {
        var steps = Steps.in(folder);
        steps.hold("do-one");
        var run = runs.start(steps.archive("no-retry", "1.0.0", "tasks:\n  - {id: one, ~step}\n"), "no-retry");
        runs.awaitTask(run, "one", "running");
        assertThat(runs.refused(run, "retry", "")).contains("is not over yet");
        assertThat(runs.refused(run, "retry", "{\"task\":\"one\"}")).contains("That task is running");
        steps.letGo("do-one");
        runs.awaitState(run, "succeeded");
        assertThat(runs.refused(run, "retry", "")).contains("nothing that failed");
        assertThat(runs.refused("none-such", "retry", "")).contains("There is no run");
        assertThat(steps.trail()).isEqualTo(List.of("do-one"));
    }
}
