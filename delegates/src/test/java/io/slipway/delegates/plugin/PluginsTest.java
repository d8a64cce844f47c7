package io.slipway.delegates.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.delegates.TestRoom;
import io.slipway.engine.task.Outcome;
import io.slipway.engine.task.Probe;
import io.slipway.engine.task.TaskType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds {@code examples/task-type} as its readers do, into a jar, and loads it. */
class PluginsTest {

    private static final Path EXAMPLE =
            Path.of(System.getProperty("slipway.root", "..")).resolve("examples/task-type/src/main");
    private static final String SERVICE = "META-INF/services/" + TaskType.class.getName();

    @TempDir
    Path folder;

    Path plugins;

    @BeforeEach
    void makeFolder() throws IOException {
        plugins = Files.createDirectories(folder.resolve("plugins"));
    }

    @Test
    void theExampleIsRunAndUndone() throws Exception {
        jar("line.jar", compiled());
        try (var loaded = Plugins.open(plugins, List.of("shell"))) {
            var line = loaded.types().get(0);
            assertThat(line.name()).isEqualTo("line");
            assertThat(line.getClass().getClassLoader()).isInstanceOf(PluginClassLoader.class);
            assertThat(line.templates().isTemplate(List.of("line"))).isTrue();

            var file = Files.writeString(folder.resolve("motd"), "first\n");
            var task = TestRoom.in(folder).task("{'file': '" + file + "', 'line': 'hello'}");
            assertThat(line.resources(task)).singleElement().hasToString("file:" + file);
            var before = line.record(task);
            assertThat(line.probe(task, before)).isEqualTo(new Probe.Absent());
            assertThat(line.run(task)).isInstanceOf(Outcome.Done.class);
            assertThat(line.run(task)).isInstanceOf(Outcome.Done.class);
            assertThat(file).hasContent("first\nhello\n");
            assertThat(line.probe(task, before)).isInstanceOf(Probe.Present.class);

            assertThat(line.undo(task, before)).isEqualTo(Outcome.done());
            assertThat(file).hasContent("first\n");
        }
    }

    @Test
    void aFileThatWasNotThereIsGoneAgain() throws Exception {
        jar("line.jar", compiled());
        var line = Plugins.load(plugins).get(0);
        var file = folder.resolve("new");
        var task = TestRoom.in(folder).task("{'file': '" + file + "', 'line': 'hello'}");
        var before = line.record(task);
        line.run(task);
        assertThat(line.undo(task, before)).isEqualTo(Outcome.done());
        assertThat(file).doesNotExist();
        assertThat(line.undo(task, before)).isEqualTo(Outcome.done());
    }

    @Test
    void withoutAFolderThereAreNoPlugins() {
        assertThat(Plugins.load(folder.resolve("none"))).isEmpty();
    }

    @Test
    void everyBrokenJarIsToldOf() throws Exception {
        var classes = compiled();
        jar("a-line.jar", classes);
        jar("b-again.jar", classes);
        Files.writeString(plugins.resolve("c-broken.jar"), "no jar");
        var empty = Files.createDirectories(folder.resolve("empty"));
        Files.writeString(empty.resolve("README"), "nothing");
        jar("d-empty.jar", empty);
        var strange = Files.createDirectories(folder.resolve("strange/META-INF/services"));
        Files.writeString(strange.resolve(TaskType.class.getName()), "no.such.Type");
        jar("e-strange.jar", folder.resolve("strange"));

        assertThatThrownBy(() -> Plugins.load(plugins)).isInstanceOfSatisfying(PluginFault.class, fault -> assertThat(
                        fault.sentences())
                .satisfiesExactly(
                        again -> assertThat(again)
                                .startsWith("The plug-in b-again.jar brings the task type line, which a-line.jar has"),
                        broken -> assertThat(broken).startsWith("The plug-in c-broken.jar is no readable jar."),
                        none -> assertThat(none).startsWith("The plug-in d-empty.jar offers no task type"),
                        wrong -> assertThat(wrong).startsWith("The plug-in e-strange.jar cannot be loaded")));
    }

    @Test
    void aNameOfABuiltInTypeIsTaken() throws Exception {
        jar("line.jar", compiled());
        assertThatThrownBy(() -> Plugins.open(plugins, List.of("line")))
                .hasMessageContaining("brings the task type line, which Slipway itself has already");
    }

    private Path compiled() throws IOException {
        var classes = Files.createDirectories(folder.resolve("classes"));
        var compiler = ToolProvider.getSystemJavaCompiler();
        int status = compiler.run(
                null,
                null,
                null,
                "-proc:none",
                "--release",
                "17",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString(),
                EXAMPLE.resolve("java/com/example/slipway/LineTask.java").toString());
        assertThat(status).isZero();
        Files.createDirectories(classes.resolve("META-INF/services"));
        if (!Files.exists(classes.resolve(SERVICE)))
            Files.copy(EXAMPLE.resolve("resources/" + SERVICE), classes.resolve(SERVICE));
        return classes;
    }

    private void jar(String name, Path content) throws IOException {
        try (var jar = new JarOutputStream(Files.newOutputStream(plugins.resolve(name)));
                var all = Files.walk(content)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                jar.putNextEntry(
                        new JarEntry(content.relativize(file).toString().replace('\\', '/')));
                jar.write(Files.readAllBytes(file));
            }
        }
    }
}
