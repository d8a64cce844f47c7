package io.slipway.web.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.fault.Quoted;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Map;

/** A plan for people: a sign for each task, what it would do, and the difference below. */
final class PlanText {

    private static final String NONE = "\u001b[0m";
    private static final Map<String, String> SIGNS =
            Map.of("create", "+", "change", "~", "delete", "-", "keep", "=", "unknown", "?");
    private static final Map<Character, String> COLOURS =
            Map.of('+', "\u001b[32m", '~', "\u001b[33m", '-', "\u001b[31m", '!', "\u001b[31m", '?', "\u001b[36m");

    private final PrintWriter out;
    private final boolean colours;
    private final boolean full;

    /** @param full whether the fields of what would be made are shown too */
    PlanText(PrintWriter out, boolean colours, boolean full) {
        this.out = out;
        this.colours = colours;
        this.full = full;
    }

    void print(JsonNode plan) {
        var from = plan.path("fromVersion").asText();
        var where = plan.path("target").asText();
        out.println(Quoted.printable("Plan of " + plan.path("name").asText() + " "
                + plan.path("version").asText() + ": " + plan.path("mode").asText()
                + (from.isEmpty() ? "" : " from " + from) + (where.isEmpty() ? "" : " on " + where) + "."));
        plan.path("tasks").forEach(this::task);
        out.println();
        out.println(summary(plan));
        var digest = plan.path("digest").asText();
        if (!digest.isEmpty()) out.println("Digest: " + digest);
        out.flush();
    }

    private void task(JsonNode task) {
        out.println();
        var sign = SIGNS.getOrDefault(task.path("change").asText(), "?");
        coloured(
                sign + " " + task.path("id").asText() + " (" + task.path("type").asText() + "): "
                        + task.path("what").asText(),
                "");
        boolean isMade = false;
        for (var one : task.path("diff")) {
            var line = one.asText();
            boolean isField = line.startsWith("    ");
            if (!isField) isMade = line.startsWith("+");
            if (full || !isField || !isMade) coloured(line, "    ");
        }
    }

    /** Names in it come from packages and clusters, and must not steer a terminal. */
    private void coloured(String line, String indent) {
        var text = Quoted.printable(line);
        var begin = text.stripLeading();
        var colour = begin.isEmpty() ? null : COLOURS.get(begin.charAt(0));
        out.println(indent + (colours && colour != null ? colour + text + NONE : text));
    }

    private static String summary(JsonNode plan) {
        var counts = plan.path("summary");
        var parts = new ArrayList<String>();
        part(parts, counts, "create", "to create");
        part(parts, counts, "change", "to change");
        part(parts, counts, "delete", "to delete");
        part(parts, counts, "keep", "unchanged");
        part(parts, counts, "unknown", "not known before");
        return "Tasks: " + (parts.isEmpty() ? "none" : String.join(", ", parts)) + ".";
    }

    private static void part(ArrayList<String> parts, JsonNode counts, String key, String words) {
        long count = counts.path(key).asLong();
        if (count > 0) parts.add(count + " " + words);
    }
}
