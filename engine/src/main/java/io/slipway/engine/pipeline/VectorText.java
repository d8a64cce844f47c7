package io.slipway.engine.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A configuration of Vector out of several trees, one line for each component, below a comment that names whose it is. In
 * YAML and TOML; JSON, which has no comments, goes without.
 */
final class VectorText {

    private enum Format {
        YAML,
        TOML,
        JSON
    }

    /** @param value in JSON */
    private record Line(String comment, String key, JsonNode value) {}

    private final Format format;
    private final List<Line> top = new ArrayList<>();
    private final Map<String, List<Line>> tables = new LinkedHashMap<>();
    private final Map<String, List<JsonNode>> lists = new LinkedHashMap<>();

    VectorText(String fileName) {
        var name = fileName.toLowerCase(Locale.ROOT);
        this.format = name.endsWith(".toml") ? Format.TOML : name.endsWith(".json") ? Format.JSON : Format.YAML;
    }

    /** Lists go on from tree to tree; who may say the same key twice is not asked here. */
    void add(String comment, ObjectNode tree) {
        tree.fields().forEachRemaining(field -> {
            var value = field.getValue();
            if (value.isObject())
                value.fields().forEachRemaining(part -> tables.computeIfAbsent(field.getKey(), any -> new ArrayList<>())
                        .add(new Line(comment, part.getKey(), part.getValue())));
            else if (value.isArray())
                value.forEach(one -> lists.computeIfAbsent(field.getKey(), any -> new ArrayList<>())
                        .add(one));
            else top.add(new Line(comment, field.getKey(), value));
        });
    }

    String text() {
        lists.forEach((key, values) -> {
            var all = JsonNodeFactory.instance.arrayNode();
            values.forEach(all::add);
            top.add(new Line("", key, all));
        });
        if (format == Format.JSON) return json();
        var text =
                new StringBuilder("# Written by Slipway. Change it in the packages of the apps that are named here.\n");
        lines(text, "", top);
        tables.forEach((table, lines) -> {
            text.append(format == Format.TOML ? "[" + quoted(table) + "]" : quoted(table) + ":")
                    .append('\n');
            lines(text, format == Format.TOML ? "" : "  ", lines);
        });
        return text.toString();
    }

    private void lines(StringBuilder text, String indent, List<Line> lines) {
        var comment = "";
        for (var line : lines) {
            if (!line.comment.equals(comment) && !line.comment.isEmpty())
                text.append(indent).append("# ").append(line.comment).append('\n');
            comment = line.comment;
            if (format == Format.TOML && line.value.isNull()) continue;
            text.append(indent).append(quoted(line.key));
            text.append(format == Format.TOML ? " = " + toml(line.value) : ": " + line.value)
                    .append('\n');
        }
    }

    private String json() {
        var root = JsonNodeFactory.instance.objectNode();
        top.forEach(line -> root.set(line.key, line.value));
        tables.forEach((table, lines) -> {
            var object = root.putObject(table);
            lines.forEach(line -> object.set(line.key, line.value));
        });
        return root.toPrettyString() + "\n";
    }

    private static String quoted(String key) {
        return TextNode.valueOf(key).toString();
    }

    /** Texts and numbers look alike in both; TOML has no null. */
    private static String toml(JsonNode value) {
        if (value.isObject())
            return value.properties().stream()
                    .filter(field -> !field.getValue().isNull())
                    .map(field -> quoted(field.getKey()) + " = " + toml(field.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        if (value.isArray())
            return StreamSupport.stream(value.spliterator(), false)
                    .map(VectorText::toml)
                    .collect(Collectors.joining(", ", "[", "]"));
        return value.toString();
    }
}
