package io.slipway.engine.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A schema that takes no keys but those that it names, unless it says so itself: a key that was mistyped is found. */
final class StrictSchema {

    private StrictSchema() {}

    static JsonNode of(JsonNode schema) {
        if (!(schema instanceof ObjectNode written)) return schema;
        var strict = JsonNodeFactory.instance.objectNode();
        written.properties()
                .forEach(keyword -> strict.set(keyword.getKey(), within(keyword.getKey(), keyword.getValue())));
        // Branches of a choice each name their own keys.
        boolean hasChoices = strict.has("allOf") || strict.has("anyOf") || strict.has("oneOf");
        if (strict.has("properties") && !strict.has("additionalProperties") && !hasChoices) {
            strict.put("additionalProperties", false);
        }
        return strict;
    }

    /** Where nothing is asked for, nothing may be given. */
    static JsonNode ofRoot(JsonNode schema) {
        if (!schema.isEmpty()) return of(schema);
        return JsonNodeFactory.instance.objectNode().put("type", "object").put("additionalProperties", false);
    }

    private static JsonNode within(String keyword, JsonNode value) {
        if (keyword.equals("items") || keyword.equals("additionalProperties")) return of(value);
        if (!keyword.equals("properties")) return value;
        var named = JsonNodeFactory.instance.objectNode();
        value.properties().forEach(property -> named.set(property.getKey(), of(property.getValue())));
        return named;
    }
}
