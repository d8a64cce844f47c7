package io.slipway.engine.bpmn.graph;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a package says of a task as properties that a designer sees in a modeler: {@code spec.chart} = charts/db. Texts stand
 * as they are; whatever else there is, and a text that would be read as something else, stands as JSON.
 */
final class TaskProperties {

    /** Their parts have properties of their own: what people fill in one by one. */
    private static final Set<String> UNFOLDED = Set.of("spec", "retries");
    /** Said elsewhere in the diagram, or merged into {@code spec} already. */
    private static final Set<String> SAID_ELSEWHERE =
            Set.of("id", "type", "rollback", "description", "defined", "dependsOn");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    private TaskProperties() {}

    /** @param task as a manifest has it */
    static Map<String, String> of(JsonNode task) {
        var properties = new LinkedHashMap<String, String>();
        task.properties().forEach(part -> {
            if (!SAID_ELSEWHERE.contains(part.getKey()))
                add(part.getKey(), part.getValue(), UNFOLDED.contains(part.getKey()), properties);
        });
        return properties;
    }

    private static void add(String path, JsonNode value, boolean unfolded, Map<String, String> properties) {
        if (unfolded && value instanceof ObjectNode object && canUnfold(object))
            object.properties().forEach(part -> add(path + "." + part.getKey(), part.getValue(), true, properties));
        else properties.put(path, text(value));
    }

    /** A key with a dot would be read as two, and an empty mapping would vanish. */
    private static boolean canUnfold(ObjectNode object) {
        return !object.isEmpty()
                && object.properties().stream()
                        .noneMatch(
                                part -> part.getKey().isEmpty() || part.getKey().contains("."));
    }

    private static String text(JsonNode value) {
        return value.isTextual() && read(value.textValue()).equals(value) ? value.textValue() : value.toString();
    }

    /**
     * The mapping that a manifest would have for such a task, but for what the diagram says elsewhere.
     *
     * @param texts what is never read as a number or a truth
     */
    static ObjectNode task(Map<String, String> properties, TextProperties texts) {
        var task = JsonNodeFactory.instance.objectNode();
        properties.forEach((path, text) -> {
            var read = read(text);
            var isMeantAsText = read.isValueNode() && !read.isTextual() && texts.contain(path);
            put(task, path, isMeantAsText ? TextNode.valueOf(text) : read);
        });
        return task;
    }

    private static void put(ObjectNode into, String path, JsonNode value) {
        int dot = path.indexOf('.');
        if (dot <= 0) into.set(path, value);
        else if (into.get(path.substring(0, dot)) instanceof ObjectNode there)
            put(there, path.substring(dot + 1), value);
        else put(into.putObject(path.substring(0, dot)), path.substring(dot + 1), value);
    }

    private static JsonNode read(String text) {
        if (text.isBlank()) return TextNode.valueOf(text);
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException plain) {
            return TextNode.valueOf(text);
        }
    }
}
