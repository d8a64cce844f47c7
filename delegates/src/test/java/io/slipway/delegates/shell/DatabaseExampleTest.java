package io.slipway.delegates.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.adapters.shell.DetachedScripts;
import io.slipway.adapters.shell.ShellSettings;
import io.slipway.delegates.TestRoom;
import io.slipway.engine.graph.PackageReader;
import io.slipway.engine.graph.TaskKind;
import io.slipway.engine.pack.PackageFiles;
import io.slipway.engine.task.Direction;
import io.slipway.engine.task.Outcome;
import io.slipway.engine.task.TaskContext;
import io.slipway.engine.task.UndoRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts of {@code examples/database}, for real, in each mode of a run (TR-18). */
class DatabaseExampleTest {

    private static final Path EXAMPLE =
            Path.of(System.getProperty("slipway.root", "..")).resolve("examples/database");

    @TempDir
    Path folder;

    Path database;
    DetachedScripts scripts;
    ShellDelegate shell;

    @BeforeEach
    void open() {
        database = folder.resolve("database");
        scripts = new DetachedScripts(ShellSettings.usual(folder.resolve("home")));
        shell = ShellDelegateTest.shell(scripts, true);
    }

    @AfterEach
    void close() {
        scripts.close();
    }

    @Test
    void aFirstInstallMakesTheSchemaAndSkipsTheMigration() throws Exception {
        assertThat(run("init", "install", "")).isInstanceOf(Outcome.Done.class);
        assertThat(run("migrate", "install", "")).isInstanceOf(Outcome.Done.class);
        assertThat(database.resolve("schema")).hasContent("schema 2.0.0");
        assertThat(database.resolve("before-run-1")).doesNotExist();
    }

    @Test
    void anUpgradeSkipsTheInitialiserAndBringsTheSchemaForward() throws Exception {
        installed("1.0.0");
        assertThat(run("init", "upgrade", "1.0.0")).isInstanceOf(Outcome.Done.class);
        assertThat(database.resolve("schema")).hasContent("schema 1.0.0");
        assertThat(run("migrate", "upgrade", "1.0.0")).isInstanceOf(Outcome.Done.class);
        assertThat(database.resolve("schema")).hasContent("schema 2.0.0");

        undo("migrate", "upgrade", "1.0.0");
        undo("init", "upgrade", "1.0.0");
        assertThat(database.resolve("schema")).hasContent("schema 1.0.0");
    }

    @Test
    void theSameVersionAgainDoesNothing() throws Exception {
        installed("2.0.0");
        run("init", "same", "2.0.0");
        run("migrate", "same", "2.0.0");
        assertThat(database.resolve("schema")).hasContent("schema 2.0.0");
        assertThat(database.resolve("made-by")).doesNotExist();
    }

    @Test
    void aNewerVersionThatIsInstalledStopsTheRun() throws Exception {
        installed("3.0.0");
        assertThat(run("init", "downgrade", "3.0.0"))
                .isInstanceOfSatisfying(Outcome.Failed.class, failed -> assertThat(failed.reason())
                        .contains("Version 3.0.0 is installed, which is newer than 2.0.0"));
        assertThat(database.resolve("schema")).hasContent("schema 3.0.0");
    }

    @Test
    void anInstallThatIsUndoneLeavesNothing() throws Exception {
        run("init", "install", "");
        undo("init", "install", "");
        assertThat(database.resolve("schema")).doesNotExist();
    }

    private void installed(String version) throws Exception {
        Files.createDirectories(database);
        Files.writeString(database.resolve("schema"), "schema " + version + "\n");
    }

    private Outcome run(String task, String mode, String from) throws InterruptedException {
        return shell.run(context(task, Direction.DO, mode, from));
    }

    private void undo(String task, String mode, String from) throws InterruptedException {
        assertThat(shell.undo(context(task, Direction.UNDO, mode, from), UndoRecord.NOTHING))
                .isEqualTo(Outcome.done());
    }

    private TaskContext context(String task, Direction direction, String mode, String from) {
        var spec = spec(task);
        spec.set("env", JsonNodeFactory.instance.objectNode().put("DATABASE", database.toString()));
        return TestRoom.in(folder.resolve(task)).with(EXAMPLE).task(direction, spec, mode, from, Optional.empty());
    }

    private static ObjectNode spec(String task) {
        try (var files = PackageFiles.open(EXAMPLE).orThrow()) {
            var read = new PackageReader(java.util.List.of(TaskKind.named("shell"))).read(files);
            return read.orThrow().tasks().stream()
                    .filter(one -> one.id().equals(task))
                    .findFirst()
                    .orElseThrow()
                    .spec()
                    .deepCopy();
        }
    }
}
