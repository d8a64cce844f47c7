package io.slipway.engine.bpmn.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which properties of a task can be nothing but text: a designer who writes {@code true} as a script means the program, not
 * the truth.
 */
final class TextProperties {

    private static final Set<String> SCALARS = Set.of("number", "integer", "boolean", "null");
    private static final Set<String> BESIDE_SPEC = Set.of("when", "timeout");
    private static final String SPEC = "spec";

    private final JsonNode schema;

    /** @param schema of the task's {@code spec} */
    TextProperties(JsonNode schema) {
        this.schema = schema;
    }

    /** For tasks of types that nobody knows. */
    static TextProperties unknown() {
        return new TextProperties(MissingNode.getInstance());
    }

    boolean contain(String property) {
        if (BESIDE_SPEC.contains(property)) return true;
        var path = List.of(property.split("\\."));
        return path.get(0).equals(SPEC) && path.size() > 1 && isText(schemasAt(path.subList(1, path.size())));
    }

    private Collection<JsonNode> schemasAt(List<String> path) {
        Collection<JsonNode> at = alternatives(schema);
        for (var key : path) {
            at = at.stream()
                    .map(one -> child(one, key))
                    .flatMap(one -> alternatives(one).stream())
                    .toList();
        }
        return at;
    }

    private static JsonNode child(JsonNode schema, String key) {
        var own = schema.path("properties").path(key);
        return own.isMissingNode() ? schema.path("additionalProperties") : own;
    }

    /** The schema itself, or those of which one has to fit. */
    private static Collection<JsonNode> alternatives(JsonNode schema) {
        for (var keyword : List.of("oneOf", "anyOf")) {
            var several = schema.path(keyword);
            if (several.isArray())
                return several.valueStream()
                        .flatMap(one -> alternatives(one).stream())
                        .toList();
        }
        return schema.isObject() ? List.of(schema) : List.of();
    }

    private static boolean isText(Collection<JsonNode> schemas) {
        var types = new HashSet<String>();
        for (var schema : schemas) {
            var type = schema.path("type");
            var named =
                    type.isArray() ? type : JsonNodeFactory.instance.arrayNode().add(type);
            named.forEach(one -> types.add(one.asText()));
        }
        return types.contains("string") && types.stream().noneMatch(SCALARS::contains);
    }
}
