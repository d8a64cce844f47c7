package io.slipway.engine.values;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.graph.PackageReader;
import io.slipway.engine.graph.TaskGraph;
import io.slipway.engine.graph.TaskKind;
import io.slipway.engine.task.Assignment;
import io.slipway.engine.task.Direction;
import io.slipway.engine.task.TaskRoom;
import io.slipway.engine.yaml.DocumentReader;
import io.slipway.engine.yaml.Located;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Packages and runs of them that are written in a test. */
final class Shop {

    static final TaskRoom ROOM = new TaskRoom() {
        @Override
        public Path packageFiles() {
            return Path.of("package");
        }

        @Override
        public Path folder() {
            return Path.of("folder");
        }

        @Override
        public void log(String line) {}

        @Override
        public void waitsFor(String what) {}

        @Override
        public JsonNode services() {
            return yaml("{}");
        }

        @Override
        public Map<String, String> access() {
            return Map.of();
        }
    };

    /** Takes a number, a flag and texts of its spec from templates. */
    private record Probing(JsonNode schema) implements TaskKind {

        @Override
        public String name() {
            return "probing";
        }
    }

    static final List<TaskKind> KINDS = List.of(TaskKind.named("noop"), new Probing(yaml("""
            type: object
            properties:
              port: {type: integer, x-template: true}
              wait: {type: boolean, x-template: true}
              env: {type: object, x-template: true}
              run: {type: string}
            """)));

    private Shop() {}

    static Located located(String file, String text) {
        var document = new DocumentReader().read(file, text);
        document.faults().throwIfPresent();
        return document.root().orElseThrow();
    }

    static JsonNode yaml(String text) {
        return located("test.yaml", text).json();
    }

    /** @param body what stands behind the head of a package.yaml */
    static TaskGraph graph(String body) {
        var yaml = "name: shop\nversion: 1.2.0\n" + body;
        var read = new PackageReader(KINDS).read(new DocumentReader().read("package.yaml", yaml), new TreeSet<>());
        return TaskGraph.of(read.orThrow());
    }

    static RunInputs bare() {
        return RunInputs.bare("install", "", "1.2.0", "prod/shop");
    }

    static RunInputs run(String values, String global) {
        return bare().with(yaml(values), yaml(global));
    }

    static TaskKind kind(String name) {
        return KINDS.stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static Assignment assign(TaskGraph graph, String task, RunInputs run, String outputs) {
        return assign(graph, task, run, outputs, Direction.DO);
    }

    static Assignment assign(TaskGraph graph, String task, RunInputs run, String outputs, Direction direction) {
        Map<String, JsonNode> answered = new HashMap<>();
        yaml(outputs).properties().forEach(entry -> answered.put(entry.getKey(), entry.getValue()));
        var type = graph.task(task).orElseThrow().type();
        return new Assigning(graph)
                .assign(new TaskIdentity("run-1", 1, task, direction, 1), kind(type), run, answered, ROOM);
    }
}
