package io.slipway.engine.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Of the global config only what a package asks for by its schema: the rest is none of its business. */
final class AskedFor {

    private AskedFor() {}

    static JsonNode of(JsonNode schema, JsonNode config) {
        return schema.isEmpty() ? JsonNodeFactory.instance.objectNode() : within(schema, config);
    }

    private static JsonNode within(JsonNode schema, JsonNode config) {
        boolean takesOthers = schema.path("additionalProperties").asBoolean()
                || schema.path("additionalProperties").isObject();
        if (!config.isObject() || !schema.has("properties") || takesOthers) return config;
        var asked = JsonNodeFactory.instance.objectNode();
        schema.path("properties").properties().forEach(property -> {
            var value = config.get(property.getKey());
            if (value != null) asked.set(property.getKey(), within(property.getValue(), value));
        });
        return asked;
    }
}
