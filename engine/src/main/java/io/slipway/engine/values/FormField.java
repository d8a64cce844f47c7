package io.slipway.engine.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * One thing that a form asks for.
 *
 * @param path within the values of its task
 * @param isRequired whether it has to be filled in, given that the part it lies in is
 * @param fields those within it, where it is a part with named values
 */
public record FormField(
        List<String> path, JsonNode schema, boolean isRequired, boolean isSecret, List<FormField> fields) {

    static final List<String> CONSTRAINTS = List.of(
            "enum",
            "format",
            "pattern",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "uniqueItems",
            "minProperties",
            "maxProperties",
            "nullable");

    public FormField {
        path = List.copyOf(path);
        fields = List.copyOf(fields);
    }

    static List<FormField> in(JsonNode schema, List<String> path) {
        var required = new ArrayList<String>();
        schema.path("required").forEach(key -> required.add(key.asText()));
        var fields = new ArrayList<FormField>();
        for (var property : schema.path("properties").properties()) {
            var deeper = new ArrayList<>(path);
            deeper.add(property.getKey());
            var own = property.getValue();
            boolean isSecret = SecretPaths.isSecret(own);
            fields.add(new FormField(
                    deeper,
                    own,
                    required.contains(property.getKey()),
                    isSecret,
                    isSecret ? List.of() : in(own, deeper)));
        }
        return fields;
    }

    public String key() {
        return path.get(path.size() - 1);
    }

    public String type() {
        var type = schema.path("type").asText();
        if (!type.isEmpty()) return type;
        return fields.isEmpty() ? "any" : "object";
    }

    public String description() {
        return schema.path("description").asText();
    }

    /** A secret has none that is shown, whatever the schema says. */
    boolean hasDefault() {
        return schema.has("default") && !isSecret;
    }

    ObjectNode json() {
        var json = JsonNodeFactory.instance.objectNode();
        var steps = json.putArray("path");
        path.forEach(steps::add);
        json.put("name", String.join(".", path));
        json.put("label", schema.path("title").asText(key()));
        json.put("description", description());
        json.put("type", type());
        json.put("required", isRequired);
        json.put("secret", isSecret);
        if (hasDefault()) json.set("default", Masking.json(schema, schema.path("default")));
        var constraints = json.putObject("constraints");
        for (var keyword : CONSTRAINTS) if (schema.has(keyword)) constraints.set(keyword, schema.path(keyword));
        if (schema.has("items")) json.set("items", schema.path("items"));
        if (!fields.isEmpty()) {
            var within = json.putArray("fields");
            fields.forEach(field -> within.add(field.json()));
        }
        return json;
    }
}
