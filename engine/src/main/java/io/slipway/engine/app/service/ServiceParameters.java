package io.slipway.engine.app.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the installer fills into the objects of an app; it changes nothing else in them (AP-20).
 *
 * @param labels more labels; {@code ${params.labels}:} as a key among labels stands for all of them
 */
public record ServiceParameters(String namespace, String storagePath, String storageClass, Map<String, String> labels) {

    public static final String LABELS = "${params.labels}";

    static final List<String> NAMES = List.of("namespace", "storagePath", "storageClass", "labels");

    static final Pattern USE = Pattern.compile("\\$\\{params\\.([^}]*)}");

    public ServiceParameters {
        labels = Map.copyOf(labels);
    }

    public JsonNode fill(JsonNode template) {
        if (template.isTextual()) return JsonNodeFactory.instance.textNode(fill(template.textValue()));
        if (template instanceof ObjectNode object) return fill(object);
        if (!(template instanceof ArrayNode array)) return template;
        var filled = JsonNodeFactory.instance.arrayNode(array.size());
        array.forEach(item -> filled.add(fill(item)));
        return filled;
    }

    private ObjectNode fill(ObjectNode template) {
        var filled = JsonNodeFactory.instance.objectNode();
        template.fields().forEachRemaining(field -> {
            if (field.getKey().equals(LABELS)) labels.forEach(filled::put);
            else filled.set(field.getKey(), fill(field.getValue()));
        });
        return filled;
    }

    private String fill(String text) {
        return USE.matcher(text).replaceAll(use -> Matcher.quoteReplacement(value(use.group(1), use.group())));
    }

    private String value(String name, String otherwise) {
        return switch (name) {
            case "namespace" -> namespace;
            case "storagePath" -> storagePath;
            case "storageClass" -> storageClass;
            default -> otherwise;
        };
    }
}
