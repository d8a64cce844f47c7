package io.slipway.adapters.kafka;

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

/** A room of a test, and tasks in it. */
record TestRoom(List<String> lines) implements TaskRoom {

    private static final ObjectMapper JSON = new ObjectMapper();

    TestRoom() {
        this(Collections.synchronizedList(new ArrayList<>()));
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    TaskContext task(String spec) {
        return new TaskContext("run-1", 1, "topics", Direction.DO, 1, TaskInputs.of(json(spec)), this);
    }

    TaskContext undo(String spec) {
        return new TaskContext("run-1", 1, "topics", Direction.UNDO, 1, TaskInputs.of(json(spec)), this);
    }

    @Override
    public Path packageFiles() {
        return Path.of("unused");
    }

    @Override
    public Path folder() {
        return Path.of("unused");
    }

    @Override
    public void log(String line) {
        lines.add(line);
    }

    @Override
    public void waitsFor(String what) {}

    @Override
    public JsonNode services() {
        return JsonNodeFactory.instance.objectNode();
    }

    @Override
    public Map<String, String> access() {
        return Map.of();
    }
}
