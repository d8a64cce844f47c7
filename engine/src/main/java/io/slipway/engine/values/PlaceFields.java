package io.slipway.engine.values;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Which fields of a task's {@code spec} say where it works: those that the schema of its type marks with {@code x-place}.
 *
 * @param cluster empty where the type works on no cluster
 * @param namespace empty where it knows none
 */
public record PlaceFields(String cluster, String namespace) {

    private static final String MARK = "x-place";

    public static PlaceFields of(JsonNode schema) {
        return new PlaceFields(marked(schema, "cluster"), marked(schema, "namespace"));
    }

    private static String marked(JsonNode schema, String place) {
        for (var field : schema.path("properties").properties())
            if (field.getValue().path(MARK).asText().equals(place)) return field.getKey();
        return "";
    }
}
