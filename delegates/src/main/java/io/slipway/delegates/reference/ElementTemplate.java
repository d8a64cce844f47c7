package io.slipway.delegates.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.engine.task.TaskType;
import java.util.stream.StreamSupport;

/** How a modeler offers a task type to designers: a form for its spec, which becomes properties of the service task. */
public final class ElementTemplate {

    private static final ObjectMapper JSON = new ObjectMapper();
    static final String SCHEMA = "https://unpkg.com/@camunda/element-templates-json-schema/resources/schema.json";

    private final ObjectNode template = JsonNodeFactory.instance.objectNode();

    private ElementTemplate(TaskType type) {
        var schema = type.schema();
        template.put("$schema", SCHEMA);
        template.put("name", schema.path("title").asText(type.name()));
        template.put("id", "io.slipway." + type.name());
        template.put("description", schema.path("description").asText(""));
        template.putArray("appliesTo").add("bpmn:ServiceTask");
        template.putArray("properties");
        hidden("property", "camunda:delegateExpression", "${" + type.name() + "Delegate}");
        hidden("camunda:property", "type", type.name());
        hidden("camunda:property", "direction", "do");
        rollback();
        fields(schema, "spec", "");
    }

    public static ObjectNode of(TaskType type) {
        return new ElementTemplate(type).template;
    }

    /** As it stands in the file. */
    public static String text(TaskType type) {
        return text(of(type));
    }

    static String text(ObjectNode template) {
        var indent = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter().withObjectIndenter(indent).withArrayIndenter(indent);
        try {
            return JSON.writer(printer).writeValueAsString(template) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private ObjectNode property(String kind, String name) {
        var property = template.withArray("properties").addObject();
        property.putObject("binding").put("type", kind).put("name", name);
        return property;
    }

    private void hidden(String kind, String name, String value) {
        property(kind, name).put("type", "Hidden").put("value", value);
    }

    private void rollback() {
        var property = property("camunda:property", "rollback")
                .put("label", "Undo when the run fails")
                .put("description", "Needs something to undo it with.")
                .put("type", "Dropdown")
                .put("value", "false");
        choice(property, "yes", "true");
        choice(property, "no", "false");
    }

    private static void choice(ObjectNode property, String name, String value) {
        property.withArray("choices").addObject().put("name", name).put("value", value);
    }

    /** An object with named fields becomes these fields; any other one is written as JSON. */
    private void fields(JsonNode schema, String path, String label) {
        for (var field : schema.path("properties").properties()) {
            var of = field.getValue();
            var at = path + "." + field.getKey();
            var title = label + of.path("title").asText(field.getKey());
            if (of.path("properties").size() > 0) fields(of, at, title + ": ");
            else field(of, at, title, label.isEmpty() && isRequired(schema, field.getKey()));
        }
    }

    private static boolean isRequired(JsonNode schema, String key) {
        return StreamSupport.stream(schema.path("required").spliterator(), false)
                .anyMatch(one -> one.asText().equals(key));
    }

    /** Published templates know no long texts for properties. */
    private void field(JsonNode schema, String path, String label, boolean isRequired) {
        var property = property("camunda:property", path).put("label", label);
        var description = description(schema);
        if (!description.isEmpty()) property.put("description", description);
        boolean isOfItsOwn = path.indexOf('.') == path.lastIndexOf('.');
        // A default within something that need not be there would make it be there.
        if (isOfItsOwn && schema.has("default"))
            property.put("value", schema.path("default").asText());
        boolean isChoice = isOfItsOwn && schema.path("enum").size() > 0;
        property.put("type", isChoice ? "Dropdown" : "String");
        if (isChoice) schema.path("enum").forEach(one -> choice(property, one.asText(), one.asText()));
        if (isRequired) property.putObject("constraints").put("notEmpty", true);
        else if (!isChoice) property.put("optional", true);
    }

    private static String description(JsonNode schema) {
        var description = schema.path("description").asText("");
        return isObject(schema) ? (description + " Written as JSON.").strip() : description;
    }

    private static boolean isObject(JsonNode schema) {
        return schema.path("type").asText().equals("object");
    }
}
