package io.slipway.adapters.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.engine.shell.Script;
import io.slipway.engine.shell.ScriptEnd;
import io.slipway.engine.shell.Trace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetachedScriptsTest {

    @TempDir
    Path home;

    Path folder;
    DetachedScripts scripts;
    List<String> log = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void open() {
        folder = home.resolve("try/run");
        scripts = new DetachedScripts(new ShellSettings(home, Duration.ofSeconds(20), Duration.ofMillis(500), 2_000));
    }

    @AfterEach
    void close() {
        scripts.close();
    }

    @Test
    void aScriptIsToldByItsStatusAndItsLines() throws Exception {
        assertThat(start("echo one; echo two >&2; printf three; exit 5"))
                .isEqualTo(new ScriptEnd.Exited(5, List.of("one", "two", "three")));
        assertThat(log).containsExactly("one", "two", "three");
    }

    @Test
    void aScriptInheritsNothing() throws Exception {
        start("env | cut -d= -f1 | sort");
        assertThat(log).containsExactlyInAnyOrder("PATH", "PWD", "OLDPWD", "WORD");
    }

    @Test
    void aScriptWorksInAFolderOfItsOwnThatOnlyItsOwnerSees() throws Exception {
        start("pwd; umask; ls -ld .. | cut -c1-10");
        assertThat(log).containsExactly(folder.resolve("work").toRealPath().toString(), "0022", "drwx------");
    }

    @Test
    void aProgramThatIsNotThereIsAnOrdinaryFailure() throws Exception {
        var end = scripts.start(script(List.of("/no/such/program")), folder, log::add);
        assertThat(end).isInstanceOfSatisfying(ScriptEnd.Exited.class, exited -> assertThat(exited.status())
                .isEqualTo(127));
        assertThat(log).singleElement().asString().contains("/no/such/program");
    }

    @Test
    void whatAScriptLeavesRunningEndsWithIt() throws Exception {
        start("sleep 304 & echo $!");
        long child = Long.parseLong(log.get(0));
        KilledJvmIT.await(() -> !KilledJvmIT.isRunning(child));
    }

    @Test
    void anInterruptEndsTheScriptAndItsChildrenEvenIfTheyWillNot() throws Exception {
        var thread = new CompletableFuture<Thread>();
        var ended = CompletableFuture.supplyAsync(() -> {
            thread.complete(Thread.currentThread());
            try {
                return start("trap '' TERM; sleep 305 & echo $!; echo on; while :; do sleep 306; done");
            } catch (InterruptedException stopped) {
                return stopped;
            }
        });
        KilledJvmIT.await(() -> log.contains("on"));
        thread.join().interrupt();

        assertThat(ended.get()).isInstanceOf(InterruptedException.class);
        long child = Long.parseLong(log.get(0));
        KilledJvmIT.await(() -> !KilledJvmIT.isRunning(child));
        assertThat(scripts.trace(folder)).isInstanceOf(Trace.Lost.class);
    }

    @Test
    void aScriptMayTidyUpWhenItIsAskedToEnd() throws Exception {
        var limited = new Script(
                List.of("/bin/sh", "-c", "trap 'echo tidy; exit 1' TERM; echo on; while :; do sleep 0.05; done"),
                Map.of("PATH", "/usr/bin:/bin"),
                Map.of(),
                Optional.of(Duration.ofMillis(300)));

        assertThat(scripts.start(limited, folder, log::add)).isInstanceOf(ScriptEnd.TimedOut.class);
        assertThat(log).contains("on", "tidy");
    }

    @Test
    void moreOutputThanAllowedIsLeftOutButTheLastLinesAreKnown() throws Exception {
        var end = start("i=0; while [ $i -lt 3000 ]; do echo line $i; i=$((i+1)); done; echo last; exit 1");
        assertThat(end).isInstanceOfSatisfying(ScriptEnd.Exited.class, exited -> assertThat(exited.lastLines())
                .endsWith("line 2999", "last"));
        assertThat(log).hasSizeBetween(150, 400).last().asString().startsWith("The rest of the output is left out");
        assertThat(Files.size(folder.resolve("log"))).isLessThan(30_000);
    }

    @Test
    void aFolderThatIsNotThereTellsThatNothingBegan() throws Exception {
        assertThat(scripts.trace(folder)).isInstanceOf(Trace.NeverBegun.class);
    }

    @Test
    void aFolderWhoseWrapperNeverCameTellsThatNothingBeganAndNothingWill() throws Exception {
        var late = new ScriptFolder(folder);
        late.prepare(script(List.of("/bin/sh", "-c", "echo late")));
        assertThat(scripts.trace(folder)).isInstanceOf(Trace.NeverBegun.class);

        var settings = ShellSettings.usual(home);
        new Wrapper(settings)
                .begin(script(List.of("/bin/sh", "-c", "echo late")), late)
                .waitFor();
        assertThat(late.ending()).contains(ScriptFolder.Ending.NEVER_BEGAN);
        assertThat(late.log()).isEmptyFile();
    }

    @Test
    void anEarlierScriptOfTheSameFolderIsEndedAndForgotten() throws Exception {
        start("touch mine; echo first");
        start("ls; echo second");
        assertThat(log).containsExactly("first", "second");
    }

    @Test
    void theNodeIsTheSameAfterARestart() {
        try (var later = new DetachedScripts(ShellSettings.usual(home))) {
            assertThat(later.node()).isEqualTo(scripts.node());
        }
    }

    @Test
    void aHomeThatIsAFileIsAFault() throws Exception {
        var file = Files.writeString(home.resolve("file"), "");
        assertThatThrownBy(() -> new DetachedScripts(ShellSettings.usual(file.resolve("home"))))
                .isInstanceOf(java.io.UncheckedIOException.class);
    }

    private ScriptEnd start(String text) throws InterruptedException {
        return scripts.start(script(List.of("/bin/sh", "-c", text)), folder, log::add);
    }

    private static Script script(List<String> command) {
        return new Script(command, Map.of("PATH", "/usr/bin:/bin", "WORD", "x"), Map.of(), Optional.empty());
    }
}
