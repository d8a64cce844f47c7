package io.slipway.web.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** Data on the standard output: a table for people, JSON or YAML for programs. */
final class Output {

    enum Format {
        TABLE,
        JSON,
        YAML
    }

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final PrintWriter out;
    private final Format format;

    Output(PrintWriter out, Format format) {
        this.out = out;
        this.format = format;
    }

    /** Prints a list; the columns are the fields' names as REST has them. */
    void print(List<JsonNode> items, String... columns) {
        switch (format) {
            case TABLE -> table(items, List.of(columns));
            case JSON -> out.println(json(items));
            case YAML -> out.print(yaml(items));
        }
        out.flush();
    }

    /** Prints one thing; a table of it is its own affair. */
    void print(JsonNode item) {
        if (format == Format.YAML) out.print(yaml(item));
        else out.println(json(item));
        out.flush();
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String yaml(Object value) {
        var settings =
                DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).build();
        return new Dump(settings).dumpToString(JSON.convertValue(value, Object.class));
    }

    private void table(List<JsonNode> items, List<String> columns) {
        var rows = new ArrayList<List<String>>();
        rows.add(columns.stream().map(Output::heading).toList());
        items.forEach(item ->
                rows.add(columns.stream().map(column -> cell(item.path(column))).toList()));
        rows.forEach(row -> out.println(line(row, widths(rows))));
    }

    /** {@code createdAt} stands as {@code CREATED AT} above its column. */
    private static String heading(String field) {
        return field.replaceAll("([a-z])([A-Z])", "$1 $2").toUpperCase(Locale.ROOT);
    }

    private static String cell(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) return "-";
        if (!value.isArray()) return value.asText();
        return StreamSupport.stream(value.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(","));
    }

    private static int[] widths(List<List<String>> rows) {
        var widths = new int[rows.get(0).size()];
        for (var row : rows) {
            for (int i = 0; i < widths.length; i++)
                widths[i] = Math.max(widths[i], row.get(i).length());
        }
        return widths;
    }

    private static String line(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) line.append(String.format("%-" + (widths[i] + 3) + "s", row.get(i)));
        return line.toString().stripTrailing();
    }
}
