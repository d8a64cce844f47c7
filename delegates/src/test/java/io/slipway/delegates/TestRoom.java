package io.slipway.delegates;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.engine.task.Direction;
import io.slipway.engine.task.TaskContext;
import io.slipway.engine.task.TaskInputs;
import io.slipway.engine.task.TaskRoom;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A room of a test, and tasks in it. */
public record TestRoom(Path packageFiles, Path base, List<String> lines) implements TaskRoom {

    private static final ObjectMapper JSON = new ObjectMapper();

    public static TestRoom in(Path folder) {
        return new TestRoom(
                folder.resolve("package"), folder.resolve("tries"), Collections.synchronizedList(new ArrayList<>()));
    }

    public TestRoom with(Path otherPackage) {
        return new TestRoom(otherPackage, base, lines);
    }

    @Override
    public Path folder() {
        return base.resolve("try-1");
    }

    @Override
    public void log(String line) {
        lines.add(line);
    }

    @Override
    public void waitsFor(String what) {}

    @Override
    public JsonNode services() {
        return json("{'db': {'version': '1.0.0'}}");
    }

    @Override
    public Map<String, String> access() {
        return Map.of("SLIPWAY_SERVER", "http://127.0.0.1:8080", "SLIPWAY_TOKEN", "read-only");
    }

    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    public TaskContext task(String spec) {
        return task(Direction.DO, json(spec), "install", "", Optional.empty());
    }

    public TaskContext undo(String spec) {
        return task(Direction.UNDO, json(spec), "install", "", Optional.empty());
    }

    public TaskContext task(
            Direction direction, JsonNode spec, String mode, String from, Optional<java.time.Duration> timeout) {
        var none = JsonNodeFactory.instance.objectNode();
        var inputs = new TaskInputs(spec, none, none, Map.of(), mode, from, "2.0.0", "prod/shop", timeout);
        return new TaskContext("run-1", 1, "schema", direction, 1, inputs, this);
    }
}
