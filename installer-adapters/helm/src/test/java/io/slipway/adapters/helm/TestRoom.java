package io.slipway.adapters.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.engine.task.TaskRoom;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** A room of a test. */
record TestRoom(Path packageFiles, Path folder, List<String> lines) implements TaskRoom {

    static TestRoom in(Path temp) {
        return new TestRoom(
                temp.resolve("package"), temp.resolve("try"), Collections.synchronizedList(new ArrayList<>()));
    }

    @Override
    public void log(String line) {
        lines.add(line);
    }

    @Override
    public void waitsFor(String what) {
        lines.add(what);
    }

    @Override
    public JsonNode services() {
        return JsonNodeFactory.instance.objectNode();
    }

    @Override
    public Map<String, String> access() {
        return Map.of();
    }
}
