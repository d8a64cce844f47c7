package io.slipway.adapters.pipelines;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.engine.task.Direction;
import io.slipway.engine.task.TaskContext;
import io.slipway.engine.task.TaskInputs;
import io.slipway.engine.task.TaskRoom;
import java.nio.file.Path;
import java.util.Map;

/** A room of a test, and tasks in it. */
record TestRoom(Path packageFiles, Path folder) implements TaskRoom {

    private static final ObjectMapper JSON = new ObjectMapper();

    static TestRoom in(Path folder) {
        return new TestRoom(folder.resolve("package"), folder.resolve("try"));
    }

    @Override
    public void log(String line) {}

    @Override
    public void waitsFor(String what) {}

    @Override
    public JsonNode services() {
        return json("{}");
    }

    @Override
    public Map<String, String> access() {
        return Map.of();
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    TaskContext task(String spec) {
        return new TaskContext("run-1", 1, "schema", Direction.DO, 1, TaskInputs.of(json(spec)), this);
    }
}
