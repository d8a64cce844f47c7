package io.slipway.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.task.TaskType;
import io.slipway.web.SlipwayProcess;
import io.slipway.web.TestServer;
import io.slipway.web.run.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A task type that a jar in the data folder brings along, from the upload to the way back. TR-27. */
class PluginServerIT {

    private static final Path EXAMPLE =
            Path.of(System.getProperty("slipway.root", "..")).resolve("examples/task-type/src/main");
    private static final String SERVICE = "META-INF/services/" + TaskType.class.getName();

    @TempDir
    Path folder;

    private String manifest(String name, Path file, String then) {
        return """
                kind: TaskPackage
                name: %s
                version: 1.0.0
                tasks:
                  - {id: line, type: line, rollback: true, spec: {file: %s, line: hello}}
                  - {id: then, type: shell, spec: {run: '%s', undo: 'true'}}
                edges: [{from: line, to: then}]
                """.formatted(name, file, then);
    }

    @Test
    void itsTypeIsReadRunAndUndone() throws IOException {
        var file = Files.writeString(folder.resolve("motd"), "first\n");
        try (var server = TestServer.startWith(example())) {
            var runs = new Runs(server);
            runs.start("good", manifest("good", file, "true"));
            runs.await("good", "succeeded");
            assertThat(file).hasContent("first\nhello\n");

            Files.writeString(file, "first\n");
            runs.start("bad", manifest("bad", file, "grep -q hello " + file + " && exit 7"));
            var run = runs.await("bad", "rolled-back", "failed");
            assertThat(run.path("state").asText()).as(run.toString()).isEqualTo("rolled-back");
            assertThat(run.at("/tasks/0/state").asText()).isEqualTo("rolled-back");
            assertThat(file).hasContent("first\n");
        }
    }

    @Test
    void withoutTheJarItsTypeIsRefused() {
        try (var server = TestServer.start()) {
            assertThat(new Runs(server).refused(manifest("good", folder.resolve("motd"), "true")))
                    .contains("PACKAGE-UNKNOWN-TYPE");
        }
    }

    @Test
    void aBrokenJarIsASentenceAndNoStart() throws IOException {
        var data = folder.resolve("data");
        var plugins = Files.createDirectories(data.resolve("plugins"));
        Files.writeString(plugins.resolve("broken.jar"), "no jar");
        var ended = SlipwayProcess.run(
                "", Map.of(), "serve", "--port", "0", "--stop-when-ready", "--data", data.toString());
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err())
                .contains("The plug-in broken.jar is no readable jar.", "does not start")
                .doesNotContain("\tat ");
    }

    /** As the readers of the example do it. */
    private Path example() throws IOException {
        var classes = compiled();
        var made = folder.resolve("line.jar");
        try (var jar = new JarOutputStream(Files.newOutputStream(made));
                var all = Files.walk(classes)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                jar.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                jar.write(Files.readAllBytes(file));
            }
        }
        return made;
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
        Files.copy(EXAMPLE.resolve("resources/" + SERVICE), classes.resolve(SERVICE));
        return classes;
    }
}
