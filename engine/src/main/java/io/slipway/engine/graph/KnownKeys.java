package io.slipway.engine.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which keys a schema knows in one place; for guesses. */
public final class KnownKeys {

    private KnownKeys() {}

    /** @param path of a key or value; answered are the keys beside it */
    public static Set<String> at(List<String> path, JsonNode schema) {
        var here = List.of(schema);
        for (var step : path.subList(0, Math.max(0, path.size() - 1))) here = within(here, step);
        var keys = new LinkedHashSet<String>();
        for (var one : spread(here)) one.path("properties").fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static List<JsonNode> within(List<JsonNode> schemas, String step) {
        var found = new ArrayList<JsonNode>();
        for (var schema : spread(schemas)) {
            if (schema.path("properties").has(step)) {
                found.add(schema.path("properties").path(step));
            } else if (schema.path("items").isObject()) {
                found.add(schema.path("items"));
            } else if (schema.path("additionalProperties").isObject()) {
                found.add(schema.path("additionalProperties"));
            }
        }
        return found;
    }

    /** With the branches of their choices. */
    private static List<JsonNode> spread(List<JsonNode> schemas) {
        var all = new ArrayList<JsonNode>();
        for (var schema : schemas) {
            all.add(schema);
            for (var choice : List.of("allOf", "anyOf", "oneOf")) {
                var branches = new ArrayList<JsonNode>();
                schema.path(choice).forEach(branches::add);
                all.addAll(spread(branches));
            }
        }
        return all;
    }
}
