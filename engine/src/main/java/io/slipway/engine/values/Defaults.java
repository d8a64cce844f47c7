package io.slipway.engine.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Optional;

/**
 * Fills in what a schema gives by default. A key with nothing behind it counts as not given, and so does a mapping in which
 * all counts as not given: that is how an untouched form or skeleton looks. A mapping that nobody gave is made of defaults
 * only if it is then complete; an optional part of which one key is required stays away as a whole.
 */
final class Defaults {

    private Defaults() {}

    static JsonNode into(JsonNode schema, JsonNode given) {
        var values = given instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
        return object(schema, values);
    }

    private static ObjectNode object(JsonNode schema, ObjectNode given) {
        var result = JsonNodeFactory.instance.objectNode();
        for (var entry : given.properties()) {
            var own = schema.path("properties").path(entry.getKey());
            var inner = own.isMissingNode() ? schema.path("additionalProperties") : own;
            value(inner, entry.getValue()).ifPresent(value -> result.set(entry.getKey(), value));
        }
        for (var property : schema.path("properties").properties()) {
            if (result.has(property.getKey())) continue;
            byDefault(property.getValue()).ifPresent(value -> result.set(property.getKey(), value));
        }
        return result;
    }

    private static Optional<JsonNode> value(JsonNode schema, JsonNode given) {
        if (isNothing(given))
            return schema.path("nullable").asBoolean() && given.isNull() ? Optional.of(given) : Optional.empty();
        if (given instanceof ObjectNode object) return Optional.of(object(schema, object));
        if (!given.isArray()) return Optional.of(given);
        var array = JsonNodeFactory.instance.arrayNode();
        given.forEach(item -> value(schema.path("items"), item).ifPresentOrElse(array::add, () -> array.add(item)));
        return Optional.of(array);
    }

    private static boolean isNothing(JsonNode given) {
        if (given.isNull()) return true;
        if (!given.isObject() || given.isEmpty()) return false;
        for (var inner : given) if (!isNothing(inner)) return false;
        return true;
    }

    static Optional<JsonNode> byDefault(JsonNode schema) {
        if (schema.has("default")) return Optional.of(schema.path("default").deepCopy());
        if (!schema.has("properties")) return Optional.empty();
        var made = object(schema, JsonNodeFactory.instance.objectNode());
        var required = new ArrayList<String>();
        schema.path("required").forEach(key -> required.add(key.asText()));
        boolean isComplete = required.stream().allMatch(made::has);
        return made.isEmpty() || !isComplete ? Optional.empty() : Optional.of(made);
    }
}
