package io.slipway.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.engine.task.TaskRoom;
import java.nio.file.Path;
import java.util.Map;

/** Where a task is only looked at: what it says goes nowhere. */
record PlanRoom(Path packageFiles, Path folder) implements TaskRoom {

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
