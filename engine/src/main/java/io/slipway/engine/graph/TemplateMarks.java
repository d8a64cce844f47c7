package io.slipway.engine.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Looks for {@code x-template: true} in a schema. */
final class TemplateMarks {

    private static final String MARK = "x-template";

    private TemplateMarks() {}

    static boolean areIn(JsonNode schema) {
        return !schema.findValues(MARK).isEmpty();
    }

    static boolean leadTo(List<String> path, JsonNode schema) {
        if (schema.path(MARK).asBoolean()) return true;
        for (var choice : List.of("allOf", "anyOf", "oneOf")) {
            for (var one : schema.path(choice)) if (leadTo(path, one)) return true;
        }
        // Paths do not count list items, so they are gone into on the way.
        if (schema.path("items").isObject() && leadTo(path, schema.path("items"))) return true;
        if (path.isEmpty()) return false;
        var named = schema.path("properties").path(path.get(0));
        return leadTo(
                path.subList(1, path.size()), named.isMissingNode() ? schema.path("additionalProperties") : named);
    }
}
