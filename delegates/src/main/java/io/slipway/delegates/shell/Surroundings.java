package io.slipway.delegates.shell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.engine.task.TaskContext;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** All that a script finds around it: an explicit environment, and the files that it names. */
record Surroundings(TaskContext task, Path folder) {

    static final String OUTPUTS = "outputs";
    private static final String INPUTS = "inputs.json";
    private static final String SERVICES = "services.json";
    private static final String USUAL_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    Map<String, String> environment() {
        var all = new HashMap<String, String>();
        all.put("PATH", Objects.requireNonNullElse(System.getenv("PATH"), USUAL_PATH));
        all.put("HOME", folder.resolve("work").toString());
        all.put("LANG", Objects.requireNonNullElse(System.getenv("LANG"), "C.UTF-8"));
        task.spec().path("env").fields().forEachRemaining(one -> all.put(one.getKey(), text(one.getValue())));
        // Last: a package must not pretend to be somebody else.
        all.putAll(task.room().access());
        all.putAll(own());
        return all;
    }

    private Map<String, String> own() {
        var inputs = task.inputs();
        return Map.ofEntries(
                Map.entry("SLIPWAY_RUN", task.run()),
                Map.entry("SLIPWAY_ROUND", String.valueOf(task.round())),
                Map.entry("SLIPWAY_TASK", task.task()),
                Map.entry("SLIPWAY_ATTEMPT", String.valueOf(task.attempt())),
                Map.entry("SLIPWAY_DIRECTION", task.direction().name().toLowerCase(Locale.ROOT)),
                Map.entry("SLIPWAY_KEY", task.idempotencyKey()),
                Map.entry("SLIPWAY_MODE", inputs.mode()),
                Map.entry("SLIPWAY_FROM_VERSION", inputs.fromVersion()),
                Map.entry("SLIPWAY_TO_VERSION", inputs.toVersion()),
                Map.entry(
                        "SLIPWAY_PACKAGE",
                        task.room().packageFiles().toAbsolutePath().toString()),
                Map.entry("SLIPWAY_INPUTS", folder.resolve(INPUTS).toString()),
                Map.entry("SLIPWAY_SERVICES", folder.resolve(SERVICES).toString()),
                Map.entry("SLIPWAY_OUTPUTS", folder.resolve(OUTPUTS).toString()));
    }

    Map<String, String> files() {
        return Map.of(
                INPUTS, inputs().toString(), SERVICES, task.room().services().toString(), OUTPUTS, "");
    }

    /** As expressions in the package see them. */
    private JsonNode inputs() {
        var inputs = task.inputs();
        var all = JsonNodeFactory.instance.objectNode();
        all.set("values", inputs.values());
        all.set("global", inputs.global());
        all.putObject("outputs").setAll(inputs.outputs());
        return all.put("target", inputs.target());
    }

    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }
}
