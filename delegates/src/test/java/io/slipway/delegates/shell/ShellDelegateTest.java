package io.slipway.delegates.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.slipway.adapters.http.CheckedDownloads;
import io.slipway.adapters.shell.DetachedScripts;
import io.slipway.adapters.shell.ShellSettings;
import io.slipway.delegates.TestRoom;
import io.slipway.engine.site.FetchPolicy;
import io.slipway.engine.site.Policy;
import io.slipway.engine.task.Direction;
import io.slipway.engine.task.Outcome;
import io.slipway.engine.task.Probe;
import io.slipway.engine.task.UndoRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellDelegateTest {

    private static final UndoRecord ELSEWHERE = new Begun("other-node", Path.of("/other/run")).record();

    @TempDir
    Path folder;

    TestRoom room;
    DetachedScripts scripts;
    ShellDelegate shell;

    @BeforeEach
    void open() throws Exception {
        room = TestRoom.in(folder);
        Files.createDirectories(room.packageFiles().resolve("scripts"));
        scripts = new DetachedScripts(
                new ShellSettings(folder.resolve("home"), Duration.ofSeconds(20), Duration.ofMillis(500), 1 << 20));
        shell = shell(scripts, true);
    }

    static ShellDelegate shell(DetachedScripts scripts, boolean isAllowed) {
        var fetch = new FetchPolicy(List.of());
        var policy = new Policy(new Policy.TaskPackages(isAllowed, true), new Policy.Apps(false, false), fetch);
        return new ShellDelegate(scripts, new CheckedDownloads(fetch, Path.of("none")), policy);
    }

    @AfterEach
    void close() {
        scripts.close();
    }

    private void script(String name, String text) throws Exception {
        Files.writeString(room.packageFiles().resolve("scripts").resolve(name), text);
    }

    @Test
    void outputsArePairsOrJsonLines() throws Exception {
        var outcome = shell.run(
                room.task(
                        "{'run': 'echo a=b=c >> $SLIPWAY_OUTPUTS; printf %s \\\"{\\\\\\\"n\\\\\\\": 3}\\\" >> $SLIPWAY_OUTPUTS'}"));
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Done.class, done -> assertThat(done.outputs())
                .containsEntry("a", TextNode.valueOf("b=c"))
                .containsEntry("n", IntNode.valueOf(3)));
    }

    @Test
    void aBadLineOfOutputsFailsTheTaskWithoutBeingShown() throws Exception {
        var outcome = shell.run(room.task("{'run': 'echo pass word >> $SLIPWAY_OUTPUTS'}"));
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.reason())
                    .startsWith("Line 1 of what the script wrote")
                    .doesNotContain("pass word");
            assertThat(failed.retryable()).isFalse();
        });
    }

    @Test
    void aFailureTellsStatusAndLastLines() throws Exception {
        assertThat(shell.run(room.task("{'run': 'echo no such table; exit 3'}")))
                .isEqualTo(
                        new Outcome.Failed("The script ended with exit status 3. Its last lines: no such table", true));
    }

    @Test
    void aTextThatIsAPathOfThePackageIsThatFile() throws Exception {
        script("it.sh", "echo from file $1");
        script("it.py", "#!/usr/bin/env -S sh\necho by first line");
        shell.run(room.task("{'run': 'scripts/it.sh'}"));
        shell.run(room.task("{'run': {'file': 'scripts/it.sh', 'args': ['with argument']}}"));
        shell.run(room.task("{'run': 'scripts/it.py'}"));
        shell.run(room.task("{'run': 'echo $0 >/dev/null; echo as text'}"));
        assertThat(room.lines()).containsExactly("from file", "from file with argument", "by first line", "as text");
    }

    @Test
    void aScriptIsToldAboutItsTask() throws Exception {
        shell.run(
                room.task(
                        "{'run': 'env | grep ^SLIPWAY_ | sort | sed s,=.*/tries/,=tries/,; cat $SLIPWAY_SERVICES; echo; cat $SLIPWAY_INPUTS; echo; echo $HOST', 'env': {'HOST': 'db'}}"));
        assertThat(room.lines())
                .contains(
                        "SLIPWAY_RUN=run-1",
                        "SLIPWAY_ROUND=1",
                        "SLIPWAY_TASK=schema",
                        "SLIPWAY_ATTEMPT=1",
                        "SLIPWAY_DIRECTION=do",
                        "SLIPWAY_KEY=run-1/1/schema/do",
                        "SLIPWAY_MODE=install",
                        "SLIPWAY_FROM_VERSION=",
                        "SLIPWAY_TO_VERSION=2.0.0",
                        "SLIPWAY_SERVER=http://127.0.0.1:8080",
                        "SLIPWAY_TOKEN=read-only",
                        "{\"db\":{\"version\":\"1.0.0\"}}",
                        "db");
    }

    @Test
    void aScriptThatTakesTooLongIsStopped() throws Exception {
        var task = room.task(
                Direction.DO,
                TestRoom.json("{'run': 'sleep 307'}"),
                "install",
                "",
                Optional.of(Duration.ofMillis(300)));
        assertThat(shell.run(task))
                .isEqualTo(
                        new Outcome.Failed("The script took longer than its timeout allows, and was stopped.", true));
    }

    @Test
    void undoRunsTheUndoScript() throws Exception {
        var record = shell.record(room.task("{'run': 'true'}"));
        assertThat(shell.undo(room.undo("{'run': 'true', 'undo': 'echo $SLIPWAY_DIRECTION'}"), record))
                .isEqualTo(Outcome.done());
        assertThat(shell.undo(room.undo("{'run': 'true'}"), record)).isEqualTo(Outcome.done());
        assertThat(room.lines()).containsExactly("undo");
    }

    @Test
    void aPartThatIsTakenBackBeforeARepeatIsAnUndoToItsScript() throws Exception {
        shell.undo(room.task("{'run': 'true', 'undo': 'echo $SLIPWAY_DIRECTION $SLIPWAY_KEY'}"), ELSEWHERE);
        assertThat(room.lines()).containsExactly("undo run-1/1/schema/undo");
    }

    @Test
    void afterACrashTheExitStatusComesBeforeTheProbe() throws Exception {
        var task = room.task("{'run': 'exit 4', 'probe': 'exit 0'}");
        var record = shell.record(task);
        shell.run(task);
        assertThat(shell.probe(task, record))
                .isInstanceOfSatisfying(
                        Probe.Ended.class, ended -> assertThat(ended.outcome()).isInstanceOf(Outcome.Failed.class));
    }

    @Test
    void withoutAFolderOnTheSameNodeNothingHappened() throws Exception {
        var task = room.task("{'run': 'true'}");
        assertThat(shell.probe(task, shell.record(task))).isEqualTo(new Probe.Absent());
    }

    @Test
    void withoutAFolderOnAnotherNodeNobodyKnows() throws Exception {
        assertThat(shell.probe(room.task("{'run': 'true'}"), ELSEWHERE))
                .isInstanceOfSatisfying(Probe.Unknown.class, unknown -> assertThat(unknown.why())
                        .contains("begun on another node", "a probe script in its spec would answer this"));
    }

    @Test
    void aScriptThatAnotherNodeMayHaveBegunIsOutlasted() throws Exception {
        var task = room.task("{'run': 'true', 'undo': 'true'}");
        var undo = room.undo("{'run': 'true', 'undo': 'true'}");
        assertThat(shell.fence(task, ELSEWHERE)).isEqualTo(scripts.fence()).isGreaterThan(Duration.ofSeconds(20));
        assertThat(shell.fence(undo, shell.record(task))).isEqualTo(scripts.fence());
    }

    @Test
    void whatWasBegunHereIsAskedAtOnce() throws Exception {
        var task = room.task("{'run': 'true', 'undo': 'true'}");
        var undo = room.undo("{'run': 'true', 'undo': 'true'}");
        assertThat(shell.fence(task, shell.record(task))).isZero();
        shell.run(task);
        shell.undo(undo, ELSEWHERE);
        assertThat(shell.fence(task, ELSEWHERE)).isZero();
        assertThat(shell.fence(undo, ELSEWHERE)).isZero();
    }

    @Test
    void theProbeScriptAnswersByItsStatus() throws Exception {
        assertThat(probe("echo v=1 >> $SLIPWAY_OUTPUTS"))
                .isInstanceOfSatisfying(Probe.Present.class, present -> assertThat(present.outputs())
                        .containsOnlyKeys("v"));
        assertThat(probe("exit 1")).isEqualTo(new Probe.Absent());
        assertThat(probe("exit 2")).isEqualTo(new Probe.Partly());
        assertThat(probe("exit 3")).isInstanceOf(Probe.Unknown.class);
    }

    private Probe probe(String script) throws InterruptedException {
        return shell.probe(room.task("{'run': 'true', 'probe': '" + script + "'}"), ELSEWHERE);
    }

    @Test
    void anUndoWithoutProbeAndStatusRunsAgain() throws Exception {
        assertThat(shell.probe(room.undo("{'run': 'true', 'undo': 'true'}"), ELSEWHERE))
                .isEqualTo(new Probe.Partly());
    }

    @Test
    void anUndoThatEndedBeforeTheCrashIsNotRepeated() throws Exception {
        var task = room.undo("{'run': 'true', 'undo': 'true'}");
        shell.undo(task, ELSEWHERE);
        assertThat(shell.probe(task, ELSEWHERE)).isEqualTo(new Probe.Ended(Outcome.done()));
    }

    @Test
    void aSiteMaySwitchScriptsOff() {
        var off = shell(scripts, false).check(room.task("{'run': 'true'}"));
        assertThat(off.render()).startsWith("SHELL-OFF Task \"schema\" runs a script, which this site does not allow.");
    }

    @Test
    void theCheckTellsOfAllFaultsAtOnce() {
        var faults = shell.check(room.task(
                "{'run': {'file': 'scripts/none.sh'}, 'undo': {'url': 'https://files.example/x'}, 'probe': {'url': 'https://files.example/x', 'sha256': '"
                        + "0".repeat(64) + "'}, 'shell': 'no-such-shell -e'}"));
        assertThat(faults.all())
                .extracting(fault -> fault.code())
                .containsExactlyInAnyOrder("SHELL-SOURCE", "SHELL-SOURCE", "SHELL-FETCH", "SHELL-READER");
    }
}
