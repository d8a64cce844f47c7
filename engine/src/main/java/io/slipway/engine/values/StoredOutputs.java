package io.slipway.engine.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.engine.secrets.SecretBox;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Outputs of tasks as the journal keeps them (TR-8). Secret ones stand there as {@code {"$secret": "<box>"}}: those that the
 * schema of outputs marks, and any text in which a known secret of the run turns up.
 */
public final class StoredOutputs {

    private static final String KEY = "$secret";

    /** A key of a task's own that would be taken for a box gets one more of these in front. */
    private static final String ESCAPE = "$";

    private final SecretBox box;

    public StoredOutputs(SecretBox box) {
        this.box = box;
    }

    /**
     * @param schema of the outputs; an empty object where there is none
     * @param run hides the run's own secrets
     */
    public String write(JsonNode schema, Map<String, JsonNode> outputs, Masking run) {
        var all = JsonNodeFactory.instance.objectNode();
        outputs.forEach(all::set);
        var boxed = SecretPaths.in(schema).replace(escaped(all), this::boxed);
        return JsonText.of(withoutKnown(boxed, run));
    }

    public Map<String, JsonNode> read(String stored) {
        Map<String, JsonNode> outputs = new LinkedHashMap<>();
        opened(JsonText.read(stored), this::unboxed)
                .properties()
                .forEach(entry -> outputs.put(entry.getKey(), entry.getValue()));
        return outputs;
    }

    /** For people; needs no key. */
    public static JsonNode masked(String stored) {
        return opened(JsonText.read(stored), box -> JsonNodeFactory.instance.textNode(Masking.MASK));
    }

    private JsonNode boxed(JsonNode value) {
        return JsonNodeFactory.instance.objectNode().put(KEY, box.close(JsonText.of(value)));
    }

    private JsonNode unboxed(JsonNode boxed) {
        return opened(JsonText.read(box.open(boxed.path(KEY).asText())), this::unboxed);
    }

    private JsonNode withoutKnown(JsonNode json, Masking run) {
        if (isBox(json)) return json;
        boolean isPlain = json.isTextual() || json.isNumber();
        if (isPlain) return run.finds(json.asText()) ? boxed(json) : json;
        if (json.isArray()) {
            var array = JsonNodeFactory.instance.arrayNode();
            json.forEach(item -> array.add(withoutKnown(item, run)));
            return array;
        }
        if (!json.isObject()) return json;
        // A key cannot be put into a box by itself.
        for (Iterator<String> keys = json.fieldNames(); keys.hasNext(); ) {
            if (run.finds(keys.next())) return boxed(json);
        }
        var object = JsonNodeFactory.instance.objectNode();
        json.properties().forEach(entry -> object.set(entry.getKey(), withoutKnown(entry.getValue(), run)));
        return object;
    }

    private static boolean isBox(JsonNode json) {
        return json.isObject() && json.size() == 1 && json.has(KEY);
    }

    private static JsonNode escaped(JsonNode json) {
        if (json.isArray()) {
            var array = JsonNodeFactory.instance.arrayNode();
            json.forEach(item -> array.add(escaped(item)));
            return array;
        }
        if (!json.isObject()) return json;
        var object = JsonNodeFactory.instance.objectNode();
        json.properties().forEach(entry -> {
            var key = entry.getKey().endsWith(KEY) && entry.getKey().startsWith(ESCAPE) ? ESCAPE : "";
            object.set(key + entry.getKey(), escaped(entry.getValue()));
        });
        return object;
    }

    private static JsonNode opened(JsonNode json, UnaryOperator<JsonNode> open) {
        if (isBox(json)) return open.apply(json);
        if (json.isArray()) {
            var array = JsonNodeFactory.instance.arrayNode();
            json.forEach(item -> array.add(opened(item, open)));
            return array;
        }
        if (!json.isObject()) return json;
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        json.properties().forEach(entry -> {
            var key = entry.getKey();
            boolean isEscaped = key.length() > KEY.length() && key.endsWith(KEY) && key.startsWith(ESCAPE);
            object.set(isEscaped ? key.substring(1) : key, opened(entry.getValue(), open));
        });
        return object;
    }
}
