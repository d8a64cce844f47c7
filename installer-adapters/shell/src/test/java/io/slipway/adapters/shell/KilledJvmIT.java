package io.slipway.adapters.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.shell.ScriptEnd;
import io.slipway.engine.shell.Trace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process that began a script is killed with {@code kill -9}, and another comes. */
class KilledJvmIT {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofSeconds(1);

    @TempDir
    Path home;

    Path folder;
    List<String> log = new ArrayList<>();

    @BeforeEach
    void chooseFolder() {
        folder = home.resolve("try/run");
    }

    @Test
    void aScriptThatStillRunsIsAttachedToAgain() throws Exception {
        kill(LONG, "echo one; while [ ! -e go ]; do sleep 0.05; done; echo two; exit 7", "one");
        try (var scripts = scripts(LONG)) {
            assertThat(scripts.trace(folder)).isInstanceOf(Trace.Known.class);
            Files.writeString(folder.resolve("work/go"), "");

            assertThat(scripts.attach(folder, log::add)).isEqualTo(new ScriptEnd.Exited(7, List.of("two")));
            assertThat(log).containsExactly("two");
        }
    }

    @Test
    void theStatusOfAScriptThatEndedMeanwhileIsTaken() throws Exception {
        kill(LONG, "echo one; while [ ! -e go ]; do sleep 0.05; done; echo two; exit 3", "one");
        Files.writeString(folder.resolve("work/go"), "");
        await(() -> Files.exists(folder.resolve("status")));

        try (var scripts = scripts(LONG)) {
            assertThat(scripts.trace(folder)).isInstanceOf(Trace.Known.class);
            assertThat(scripts.attach(folder, log::add)).isEqualTo(new ScriptEnd.Exited(3, List.of("two")));
        }
    }

    @Test
    void aScriptWhoseLeaseRunsOutIsEndedWithAllThatItStarted() throws Exception {
        kill(SHORT, "trap '' TERM; sleep 301 & echo $!; echo started; while :; do sleep 302; done", "started");
        var script = new ScriptFolder(folder).script().orElseThrow();
        long child = Long.parseLong(Files.readAllLines(folder.resolve("log")).get(0));
        assertThat(script.isAlive()).isTrue();

        await(() -> Files.exists(folder.resolve("status")));
        assertThat(isRunning(script.pid())).isFalse();
        assertThat(isRunning(child)).isFalse();
        try (var scripts = scripts(SHORT)) {
            assertThat(scripts.trace(folder)).isInstanceOf(Trace.Lost.class);
        }
    }

    @Test
    void aLeaseThatAnotherProcessRenewsAgainHolds() throws Exception {
        kill(SHORT.multipliedBy(3), "echo one; sleep 6; echo two", "one");
        try (var scripts = scripts(SHORT.multipliedBy(3))) {
            assertThat(scripts.attach(folder, log::add)).isEqualTo(new ScriptEnd.Exited(0, List.of("two")));
        }
    }

    @Test
    void aScriptWhoseWrapperWasKilledTooIsEndedAndCountsAsLost() throws Exception {
        kill(LONG, "echo one; sleep 303", "one");
        var script = new ScriptFolder(folder).script().orElseThrow();
        ProcessHandle.of(new ScriptFolder(folder).wrapper().orElseThrow().pid())
                .orElseThrow()
                .destroyForcibly();

        try (var scripts = scripts(LONG)) {
            await(() -> scripts.trace(folder) instanceof Trace.Lost);
        }
        await(() -> !isRunning(script.pid()));
    }

    private static DetachedScripts scripts(Path home, Duration lease) {
        return new DetachedScripts(OtherJvm.settings(home, lease));
    }

    private DetachedScripts scripts(Duration lease) {
        return scripts(home, lease);
    }

    /** Begins the script in another JVM, and kills that one as soon as it has passed this line on. */
    private void kill(Duration lease, String text, String line) throws IOException, InterruptedException {
        var jvm = OtherJvm.begin(home, lease, folder, text);
        try (var said = new BufferedReader(new InputStreamReader(jvm.getInputStream(), StandardCharsets.UTF_8))) {
            var last = said.readLine();
            while (last != null && !last.equals(line)) last = said.readLine();
            assertThat(last).isEqualTo(line);
            await(() -> Files.exists(folder.resolve("passed")));
        } finally {
            jvm.destroyForcibly().waitFor();
        }
    }

    static boolean isRunning(long pid) throws IOException {
        var stat = Path.of("/proc/" + pid + "/stat");
        if (!Files.isDirectory(Path.of("/proc/self")))
            return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
        return Files.exists(stat) && !Files.readString(stat).contains(") Z ");
    }

    interface Condition {
        boolean holds() throws Exception;
    }

    static void await(Condition condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < end) {
            try {
                if (condition.holds()) return;
            } catch (InterruptedException stop) {
                throw stop;
            } catch (Exception notYet) {
                // Looks again.
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(false).as("came true within 30 s").isTrue();
    }
}
