package io.slipway.web.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.web.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What scripts are told of the version that is installed, and of the one that comes (TR-18). */
class VersionsIT {

    private static final String ONE = "tasks:\n  - {id: one, ~step}\n";

    @TempDir
    Path folder;

    @Test
    void scriptsSeeWhatIsInstalledAndWhatComes() {
        try (var server = TestServer.start()) {
            var runs = RunCalls.on(server);
            var steps = Steps.in(folder);

            assertThat(seen(runs, steps, "1.0.0", "succeeded")).isEqualTo("one install '' '1.0.0' ");
            assertThat(seen(runs, steps, "1.1.0", "succeeded")).isEqualTo("one upgrade '1.0.0' '1.1.0' ");
            assertThat(seen(runs, steps, "1.1.0", "succeeded")).isEqualTo("one same '1.1.0' '1.1.0' ");
            assertThat(seen(runs, steps, "1.0.0", "succeeded")).isEqualTo("one downgrade '1.1.0' '1.0.0' ");

            steps.fail("do-one");
            assertThat(seen(runs, steps, "2.0.0", "failed")).isEqualTo("one upgrade '1.0.0' '2.0.0' ");
            steps.mend("do-one");
            assertThat(seen(runs, steps, "2.0.0", "succeeded")).isEqualTo("one retry '1.0.0' '2.0.0' ");
            assertThat(seen(runs, steps, "2.0.0", "succeeded")).isEqualTo("one same '2.0.0' '2.0.0' ");

            steps.forget();
            var elsewhere = runs.start("db:2.0.0", ",\"target\":\"another/place\"");
            runs.awaitState(elsewhere, "succeeded");
            assertThat(steps.seen()).containsExactly("one install '' '2.0.0' ");

            aRetryOfTheRunKnowsWhatWasInstalledBefore(runs, steps);
        }
    }

    private static void aRetryOfTheRunKnowsWhatWasInstalledBefore(RunCalls runs, Steps steps) {
        steps.fail("do-one");
        runs.push(steps.archive("db", "3.0.0", ONE));
        var run = runs.start("db:3.0.0", "");
        runs.awaitState(run, "failed");
        steps.mend("do-one");
        steps.forget();
        runs.wish(run, "retry", "");
        runs.awaitState(run, "succeeded");
        assertThat(steps.seen()).containsExactly("one retry '2.0.0' '3.0.0' ");
    }

    private static String seen(RunCalls runs, Steps steps, String version, String state) {
        steps.forget();
        runs.push(steps.archive("db", version, ONE));
        runs.awaitState(runs.start("db:" + version, ""), state);
        assertThat(steps.seen()).hasSize(1);
        return steps.seen().get(0);
    }
}
