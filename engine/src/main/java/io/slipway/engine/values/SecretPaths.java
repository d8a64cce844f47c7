package io.slipway.engine.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Knows which values are secret: those whose schema says {@code format: password} or {@code x-secret: true}, with all that
 * lies in them; in any branch of a choice, whichever was meant.
 */
public final class SecretPaths {

    private final List<JsonNode> schemas;

    private SecretPaths(List<JsonNode> schemas) {
        this.schemas = schemas;
    }

    /** What one of these schemas of the same values calls secret. */
    public static SecretPaths in(List<JsonNode> schemas) {
        return new SecretPaths(List.copyOf(schemas));
    }

    public static SecretPaths in(JsonNode schema) {
        return in(List.of(schema));
    }

    /** Whether the schema by itself makes its value a secret. */
    public static boolean isSecret(JsonNode schema) {
        return spread(List.of(schema)).stream().anyMatch(SecretPaths::isMarked);
    }

    private static boolean isMarked(JsonNode schema) {
        return schema.path("x-secret").asBoolean()
                || schema.path("format").asText().equals("password");
    }

    /** The same values, with what is secret replaced. What says nothing is kept. */
    public JsonNode replace(JsonNode values, UnaryOperator<JsonNode> secret) {
        return replace(schemas, values, secret);
    }

    /** Each secret text or number; lists and mappings that are secret as a whole are gone into. */
    public void forEach(JsonNode values, Consumer<String> secret) {
        replace(values, value -> {
            leaves(value, secret);
            return value;
        });
    }

    private static void leaves(JsonNode value, Consumer<String> secret) {
        if (value.isContainerNode()) value.forEach(inner -> leaves(inner, secret));
        // true, false and nothing are no secrets: hiding the words everywhere would tell more than it hides.
        else if (value.isTextual() || value.isNumber()) secret.accept(value.asText());
    }

    private static JsonNode replace(List<JsonNode> schemas, JsonNode value, UnaryOperator<JsonNode> secret) {
        if (value.isNull() || value.isMissingNode()) return value;
        var all = spread(schemas);
        if (all.stream().anyMatch(SecretPaths::isMarked)) return secret.apply(value);
        if (value.isObject()) {
            var object = JsonNodeFactory.instance.objectNode();
            value.properties()
                    .forEach(entry ->
                            object.set(entry.getKey(), replace(named(all, entry.getKey()), entry.getValue(), secret)));
            return object;
        }
        if (value.isArray()) {
            var items = all.stream().map(schema -> schema.path("items")).toList();
            var array = JsonNodeFactory.instance.arrayNode();
            value.forEach(item -> array.add(replace(items, item, secret)));
            return array;
        }
        return value;
    }

    private static List<JsonNode> named(List<JsonNode> schemas, String key) {
        return schemas.stream()
                .map(schema -> schema.path("properties").has(key)
                        ? schema.path("properties").path(key)
                        : schema.path("additionalProperties"))
                .toList();
    }

    private static List<JsonNode> spread(List<JsonNode> schemas) {
        var all = new ArrayList<JsonNode>();
        for (var schema : schemas) {
            if (!schema.isObject()) continue;
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
