package io.slipway.web.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.web.SlipwayProcess;
import io.slipway.web.SlipwayProcess.Ended;
import io.slipway.web.run.Packages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs from the command line, with a server and without. */
class RunCommandIT {

    @TempDir
    Path data;

    @TempDir
    Path folder;

    private Ended slipway(String... arguments) {
        return SlipwayProcess.run("", environment(), arguments);
    }

    private Map<String, String> environment() {
        return Map.of("SLIPWAY_DATA", data.toString());
    }

    private String packed(String name, String manifest) {
        return Packages.folder(folder, name, manifest).toString();
    }

    @Test
    void withoutAServerTheCommandDoesTheWorkItself() {
        var good = slipway("run", packed("good", Packages.succeeding("good")), "--id", "good", "-o", "json");
        assertThat(good.code()).as(good.err()).isZero();
        assertThat(good.out()).startsWith("{").contains("\"state\" : \"succeeded\"");
        assertThat(good.err()).contains("working without one", "Run good started.", "first done.", "Succeeded.");

        var bad = slipway("run", packed("bad", Packages.failing("bad")), "--id", "bad");
        assertThat(bad.code()).as(bad.err()).isEqualTo(1);
        assertThat(bad.out()).contains("bad 1.0.0: failed, and everything was put back", "slipway retry bad");

        var runs = slipway("runs");
        assertThat(runs.out().lines().skip(1))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("bad ").contains("rolled-back"),
                        second -> assertThat(second).startsWith("good ").contains("succeeded"));
        assertThat(slipway("logs", "good", "first").out()).isEqualTo("one\ntwo\n");
        assertThat(slipway("report", "bad", "-o", "html").out()).contains("<h2>What to do now</h2>");
    }

    @Test
    void withoutAServerNothingCanBeLeftToIt() {
        var left = slipway("run", packed("p", Packages.succeeding("p")), "--detach");
        assertThat(left.code()).isEqualTo(2);
        assertThat(left.err()).contains("There is no server to leave the run to.", "slipway serve");
        assertThat(left.out()).isEmpty();
    }

    @Test
    void aRunThatWasInterruptedGoesOnWhenItIsWatched() throws IOException {
        var go = folder.resolve("go");
        var source = packed("long", Packages.waitingFor("long", go));
        try (var running = SlipwayProcess.start(environment(), "run", source, "--id", "long")) {
            await(() -> running.err().contains("first started."));
            var ended = running.stop();
            assertThat(ended.err()).contains("The run long is not over. It goes on with 'slipway watch long'");
        }
        assertThat(slipway("runs", "--state", "running").out()).contains("long");
        Files.createFile(go);
        var other = slipway("run", packed("other", Packages.succeeding("other")), "--id", "other");
        assertThat(other.code()).as(other.err()).isZero();
        assertThat(slipway("status", "long").out())
                .as("a command works on its own run only")
                .contains("State: running");

        var watched = slipway("watch", "long");
        assertThat(watched.code()).as(watched.err()).isZero();
        assertThat(watched.out()).contains("long 1.0.0: succeeded.");
    }

    @Test
    void withAServerThatOneWorksAndWhatCannotBeIsToldWithCode2() {
        var source = packed("p", Packages.waitingFor("p", folder.resolve("never")));
        try (var server = SlipwayProcess.start(environment(), "serve", "--port", "0")) {
            server.awaitReady();
            var left = slipway("run", source, "--id", "p", "--detach");
            assertThat(left.code()).as(left.err()).isZero();
            assertThat(left.out()).isEqualTo("p\n");

            refused("There is a run 'p' already. Choose another id, or give none.", "run", source, "--id", "p");
            refused("The run 'p' cannot be resumed: it is running.", "resume", "p");
            refused("has no task 'first' that waits for a person", "retry", "p", "--task", "first");
            refused("There is no run 'q'. 'slipway runs' lists those that there are.", "status", "q");
            refused("There is no run 'q'.", "watch", "q");
            refused("There is no task 'third' in the run 'p'. Its tasks: first, second.", "logs", "p", "third");
            refused("There is no terminal to ask", "cancel", "p");

            assertThat(slipway("pause", "p").code()).isZero();
            assertThat(slipway("resume", "p").code()).isZero();
            assertThat(slipway("cancel", "p", "-y").err()).contains("Run p is being cancelled.");
            var watched = slipway("watch", "p");
            assertThat(watched.code()).as(watched.out() + watched.err()).isEqualTo(1);
            refused("cannot be cancelled: it is cancelled.", "cancel", "p", "-y");
            assertThat(slipway("reservations").code()).isZero();
            assertThat(slipway("services", "-o", "json").out().strip()).isEqualTo("[ ]");
        }
    }

    private void refused(String sentence, String... arguments) {
        var ended = slipway(arguments);
        assertThat(ended.err()).contains(sentence);
        assertThat(ended.code()).as(ended.err()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
    }

    private static void await(BooleanSupplier condition) {
        var end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            try {
                TimeUnit.MILLISECONDS.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
