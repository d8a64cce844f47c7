package io.slipway.web.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.engine.task.Outcome;
import io.slipway.engine.task.Probe;
import io.slipway.engine.task.ResourceKey;
import io.slipway.engine.task.TaskContext;
import io.slipway.engine.task.TaskType;
import io.slipway.engine.task.UndoRecord;
import io.slipway.web.pack.Archives;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/** A task type of a plug-in: needs a resource for itself, and falls over with all it knows where it is told to. */
public final class PickyTask implements TaskType {

    private static final String SCHEMA = """
            {"type": "object", "properties": {
              "resource": {"type": "string"},
              "folder": {"type": "string"},
              "note": {"type": "string", "x-template": true},
              "falls": {"type": "string", "x-template": true}}}
            """;

    /** The plug-in as a jar in this folder. */
    static Path jar(Path folder) {
        var type = PickyTask.class.getName().replace('.', '/') + ".class";
        var jar = folder.resolve("picky.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                var code = PickyTask.class.getClassLoader().getResourceAsStream(type)) {
            out.putNextEntry(new ZipEntry("META-INF/services/" + TaskType.class.getName()));
            out.write(PickyTask.class.getName().getBytes(StandardCharsets.UTF_8));
            out.putNextEntry(new ZipEntry(type));
            out.write(code.readAllBytes());
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] archive(String name, String resource, Path folder) {
        return Archives.zip(Map.of("package.yaml", """
                kind: TaskPackage
                name: %s
                version: 1.0.0
                tasks:
                  - {id: picky, type: picky, spec: {resource: '%s', folder: '%s'}}
                """.formatted(name, resource, folder)));
    }

    /** Takes what a task before it has put out, in a field that the resource does not depend on. */
    static byte[] archiveTakingOutputs(String name, String resource, Path folder) {
        return Archives.zip(Map.of("package.yaml", """
                kind: TaskPackage
                name: %s
                version: 1.0.0
                tasks:
                  - {id: first, type: shell, spec: {run: 'echo word=hello >> $SLIPWAY_OUTPUTS'}}
                  - {id: picky, type: picky, dependsOn: [first], spec: {resource: '%s', folder: '%s', note: '${outputs.first.word}'}}
                """.formatted(name, resource, folder)));
    }

    @Override
    public String name() {
        return "picky";
    }

    @Override
    public JsonNode schema() {
        try {
            return new ObjectMapper().readTree(SCHEMA);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public Set<ResourceKey> resources(TaskContext task) {
        return task.spec().has("resource")
                ? Set.of(new ResourceKey(task.spec().path("resource").asText()))
                : Set.of();
    }

    @Override
    public Outcome run(TaskContext task) throws InterruptedException {
        if (task.spec().has("falls"))
            throw new IllegalStateException(
                    "fell over " + task.spec().path("falls").asText(),
                    new IllegalArgumentException(task.spec().path("falls").asText()));
        var folder = Path.of(task.spec().path("folder").asText());
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("begun"), "");
            while (Files.exists(folder.resolve("hold-picky"))) TimeUnit.MILLISECONDS.sleep(50);
            Files.writeString(folder.resolve("done"), "");
            return Outcome.done();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Outcome undo(TaskContext task, UndoRecord before) {
        return Outcome.done();
    }

    @Override
    public Probe probe(TaskContext task, UndoRecord before) {
        return new Probe.Absent();
    }
}
