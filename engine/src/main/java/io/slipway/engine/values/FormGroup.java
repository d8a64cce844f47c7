package io.slipway.engine.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What is asked for in one place.
 *
 * @param task its id; empty for what the package asks of the global config
 * @param mode the expression that has to be true for these fields to be asked for instead of the task's own; empty for those
 */
public record FormGroup(String task, String mode, String title, String description, List<FormField> fields) {

    public FormGroup {
        fields = List.copyOf(fields);
    }

    static FormGroup of(String task, String mode, String description, JsonNode schema) {
        var title = schema.path("title").asText(task.isEmpty() ? "Global config" : task);
        var about = schema.path("description").asText(description);
        return new FormGroup(task, mode, title, about, FormField.in(schema, List.of()));
    }

    ObjectNode json() {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("task", task);
        json.put("mode", mode);
        json.put("title", title);
        json.put("description", description);
        var all = json.putArray("fields");
        fields.forEach(field -> all.add(field.json()));
        return json;
    }
}
