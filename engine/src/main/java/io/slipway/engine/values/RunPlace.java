package io.slipway.engine.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Where a run works by its target, {@code CLUSTER} or {@code CLUSTER/NAMESPACE}: in it stand the tasks that do not say
 * themselves where they stand.
 *
 * @param cluster as the site calls it; empty for its default one
 * @param namespace empty for the one that the kubeconfig means
 */
public record RunPlace(String cluster, String namespace) {

    public static RunPlace of(String target) {
        int slash = target.indexOf('/');
        return slash < 0
                ? new RunPlace(target, "")
                : new RunPlace(target.substring(0, slash), target.substring(slash + 1));
    }

    /** A task's {@code spec} with this place in it where it names none; a namespace belongs to its cluster. */
    JsonNode in(JsonNode spec, PlaceFields fields) {
        if (fields.cluster().isEmpty() || !spec.isObject()) return spec;
        var own = spec.path(fields.cluster()).asText();
        if (!own.isEmpty() && !own.equals(cluster)) return spec;
        ObjectNode placed = spec.deepCopy();
        put(placed, fields.cluster(), cluster);
        put(placed, fields.namespace(), namespace);
        return placed;
    }

    private static void put(ObjectNode spec, String field, String value) {
        if (!field.isEmpty() && !value.isEmpty() && spec.path(field).asText().isEmpty()) spec.put(field, value);
    }
}
