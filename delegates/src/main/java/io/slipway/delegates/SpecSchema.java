package io.slipway.delegates;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The schema of a type's {@code spec}: says where expressions are filled in, and what a diagram's texts stand for. */
public final class SpecSchema {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PREFIX = "spec.";

    private final JsonNode json;

    private SpecSchema(JsonNode json) {
        this.json = json;
    }

    static SpecSchema ofResource(String name) {
        try (var file = SpecSchema.class.getResourceAsStream(name + ".json")) {
            if (file == null) throw new IllegalStateException("There is no schema " + name + ".json in the program.");
            return new SpecSchema(JSON.readTree(file));
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    public static SpecSchema of(JsonNode json) {
        return new SpecSchema(json);
    }

    JsonNode json() {
        return json;
    }

    /** Marked by {@code x-template}, or beneath something so marked. */
    boolean isTemplate(List<String> path) {
        var at = json;
        for (var key : path) {
            at = child(at, key).orElse(JsonNodeFactory.instance.missingNode());
            if (at.path("x-template").asBoolean()) return true;
        }
        return false;
    }

    private static Optional<JsonNode> child(JsonNode schema, String key) {
        var own = schema.path("properties").path(key);
        if (own.isObject()) return Optional.of(own);
        var any = schema.path("additionalProperties");
        if (any.isObject()) return Optional.of(any);
        var items = schema.path("items");
        if (items.isObject()) return child(items, key);
        for (var alternative : schema.path("oneOf")) {
            var found = child(alternative, key);
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }

    /** The spec that stands in a diagram's properties: {@code spec.env.HOST}, or {@code spec.env} as JSON. */
    ObjectNode read(Map<String, String> properties) {
        var spec = JsonNodeFactory.instance.objectNode();
        properties.forEach((name, text) -> {
            if (name.startsWith(PREFIX) && !text.isBlank())
                put(spec, json, List.of(name.substring(PREFIX.length()).split("\\.")), text);
        });
        return spec;
    }

    private static void put(ObjectNode into, JsonNode schema, List<String> path, String text) {
        var key = path.get(0);
        var of = child(schema, key).orElse(JsonNodeFactory.instance.missingNode());
        if (path.size() == 1) {
            into.set(key, value(of, text));
            return;
        }
        var inner = into.get(key) instanceof ObjectNode object ? object : into.putObject(key);
        put(inner, of, path.subList(1, path.size()), text);
    }

    /** A text where the schema takes one; else what it says as JSON, and as text where it says nothing. */
    private static JsonNode value(JsonNode schema, String text) {
        var type = schema.path("type").asText();
        boolean mayBeMore = schema.path("oneOf").size() > 0;
        boolean isText = type.equals("string") || mayBeMore && !text.strip().startsWith("{");
        if (isText) return JsonNodeFactory.instance.textNode(text);
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException notJson) {
            return JsonNodeFactory.instance.textNode(text);
        }
    }
}
