package io.slipway.delegates.reference;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.task.TaskType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** The reference of task types, in Markdown. */
public final class Reference {

    private final StringBuilder text = new StringBuilder();

    private Reference() {}

    /** One section for each type. */
    public static String of(List<TaskType> types) {
        var reference = new Reference();
        types.forEach(reference::type);
        return reference.text.toString();
    }

    private void type(TaskType type) {
        var schema = type.schema();
        text.append("\n## ").append(type.name()).append("\n\n");
        text.append(schema.path("description").asText()).append("\n\n");
        text.append("| `spec.` | | Meaning | Example |\n|---|---|---|---|\n");
        rows(schema, "");
    }

    private void rows(JsonNode schema, String prefix) {
        for (var field : schema.path("properties").properties()) {
            var of = field.getValue();
            text.append("| `").append(prefix).append(field.getKey()).append("` | ");
            text.append(kind(schema, field.getKey(), of)).append(" | ");
            text.append(meaning(of)).append(" | ").append(example(of)).append(" |\n");
            rows(of, prefix + field.getKey() + ".");
        }
    }

    private static String kind(JsonNode schema, String key, JsonNode of) {
        var words = new ArrayList<String>();
        if (StreamSupport.stream(schema.path("required").spliterator(), false)
                .anyMatch(one -> one.asText().equals(key))) words.add("required");
        if (of.has("default")) words.add("`" + of.path("default").asText() + "`");
        if (of.path("x-template").asBoolean()) words.add("`${…}`");
        return String.join(", ", words);
    }

    private static String meaning(JsonNode of) {
        var choices = new ArrayList<String>();
        of.path("enum").forEach(one -> choices.add("`" + one.asText() + "`"));
        var meaning = of.path("description").asText(of.path("title").asText() + ".");
        return cell(choices.isEmpty() ? meaning : meaning + " One of " + String.join(", ", choices) + ".");
    }

    private static String example(JsonNode of) {
        var examples = new ArrayList<String>();
        of.path("examples")
                .forEach(one -> examples.add("`" + cell(one.isTextual() ? one.asText() : one.toString()) + "`"));
        return String.join("<br>", examples);
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", "; ");
    }
}
