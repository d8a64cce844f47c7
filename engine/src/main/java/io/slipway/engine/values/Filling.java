package io.slipway.engine.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.engine.graph.Template;
import io.slipway.engine.graph.TemplateFields;
import java.util.ArrayList;
import java.util.List;

/** Fills values into the templates of a task. */
final class Filling {

    private static final TemplateFields ALL = path -> true;

    /** Of one task, with all its texts filled in. */
    private static final int LONGEST = 16 * 1024 * 1024;

    private final Evaluator evaluator;
    private final Scope scope;
    private long letters;

    Filling(Evaluator evaluator, Scope scope) {
        this.evaluator = evaluator;
        this.scope = scope;
    }

    /** A task's {@code spec}; texts in other fields stay as they are. */
    JsonNode spec(JsonNode spec, TemplateFields fields) throws NoValue {
        return filled(spec, List.of(), fields);
    }

    JsonNode everywhere(JsonNode json) throws NoValue {
        return filled(json, List.of(), ALL);
    }

    private JsonNode filled(JsonNode json, List<String> path, TemplateFields fields) throws NoValue {
        if (json.isObject()) return object(json, path, fields);
        if (json.isArray()) {
            var array = JsonNodeFactory.instance.arrayNode(json.size());
            for (var item : json) array.add(filled(item, path, fields));
            return array;
        }
        boolean isTemplate = json.isTextual() && Template.mayBe(json.asText()) && isTemplate(path, fields);
        return isTemplate ? text(json.asText()) : json;
    }

    private static boolean isTemplate(List<String> path, TemplateFields fields) {
        return fields == ALL || (!path.isEmpty() && fields.isTemplate(path));
    }

    private ObjectNode object(JsonNode json, List<String> path, TemplateFields fields) throws NoValue {
        var object = JsonNodeFactory.instance.objectNode();
        for (var entry : json.properties()) {
            var deeper = new ArrayList<>(path);
            deeper.add(entry.getKey());
            object.set(entry.getKey(), filled(entry.getValue(), deeper, fields));
        }
        return object;
    }

    /** One expression and nothing around it keeps the kind of its value. */
    private JsonNode text(String text) throws NoValue {
        var parts = Template.parse(text).template().parts();
        if (parts.size() == 1 && parts.get(0) instanceof Template.Expression only) return value(only);
        var filled = new StringBuilder();
        for (var part : parts) {
            if (part instanceof Template.Text plain) filled.append(plain.text());
            if (part instanceof Template.Expression expression) filled.append(words(value(expression)));
        }
        return JsonNodeFactory.instance.textNode(filled.toString());
    }

    private JsonNode value(Template.Expression expression) throws NoValue {
        var value = evaluator.value(expression.expression(), scope);
        letters += value.isTextual() ? value.textValue().length() : 1;
        if (letters > LONGEST) throw new NoValue("Task \"" + scope.task() + "\" fills in more than 16 MiB of text.");
        return value;
    }

    private static String words(JsonNode value) {
        if (value.isNull()) return "";
        return value.isValueNode() ? value.asText() : value.toString();
    }
}
