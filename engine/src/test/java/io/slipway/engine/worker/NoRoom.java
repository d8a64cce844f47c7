package io.slipway.engine.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.engine.task.TaskRoom;
import java.nio.file.Path;
import java.util.Map;

/** For types that need none. */
record NoRoom() implements TaskRoom {

    @Override
    public Path packageFiles() {
        throw new AssertionError("There is no package here.");
    }

    @Override
    public Path folder() {
        throw new AssertionError("There is no folder here.");
    }

    @Override
    public void log(String line) {}

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
