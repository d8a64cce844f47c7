package io.slipway.web.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * At a terminal: how the run stands, drawn over and over in the same place. A line for each task that runs, with what it
 * waits for and for how long; how many are done and how many have failed; and the first thing that went wrong.
 */
final class ProgressBlock implements Progress {

    private static final String UP = "\u001b[%dA";
    private static final String CLEAR_BELOW = "\u001b[J";
    private static final int LONGEST_NAME = 32;

    private final PrintWriter err;
    private final Terminal terminal;
    private final Clock clock;
    private int drawn;

    ProgressBlock(PrintWriter err, Terminal terminal, Clock clock) {
        this.err = err;
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public void event(JsonNode event) {}

    @Override
    public void standing(JsonNode run) {
        var size = terminal.size();
        var lines = lines(run, size.rows(), clock.instant());
        var text = new StringBuilder("\r");
        if (drawn > 0) text.append(UP.formatted(drawn));
        text.append(CLEAR_BELOW);
        for (var line : lines)
            text.append(coloured(cut(line, size.columns() - 1))).append('\n');
        err.print(text);
        err.flush();
        drawn = lines.size();
    }

    static List<String> lines(JsonNode run, int rows, Instant now) {
        var lines = new ArrayList<String>();
        lines.add(head(run, now));
        var running = tasks(run, "running", "rolling-back");
        int room = Math.max(1, rows - 5);
        running.stream().limit(room).forEach(task -> lines.add(task(task, now)));
        if (running.size() > room) lines.add("  … and " + (running.size() - room) + " more");
        lines.addAll(trouble(run));
        return lines;
    }

    private static String head(JsonNode run, Instant now) {
        var all = run.path("tasks").size();
        var done = tasks(run, "succeeded", "kept", "skipped").size();
        var failed = tasks(run, "failed", "rollback-failed", "unknown").size();
        var back = tasks(run, "rolled-back").size();
        var end = run.path("endedAt").isTextual()
                ? Instant.parse(run.path("endedAt").asText())
                : now;
        return "%s  %s  %d/%d done%s%s  %s"
                .formatted(
                        run.path("run").asText(),
                        run.path("state").asText(),
                        done,
                        all,
                        failed == 0 ? "" : ", " + failed + " failed",
                        back == 0 ? "" : ", " + back + " put back",
                        since(run.path("startedAt"), end));
    }

    private static String task(JsonNode task, Instant now) {
        var name = task.path("id").asText();
        var doing = task.path("state").asText().equals("rolling-back")
                ? "putting back"
                : task.path("type").asText();
        var waits = task.path("waitsFor").asText("");
        return "  %-12s %-12s %6s  %s"
                .formatted(
                        name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME - 1) + "…" : name,
                        doing,
                        since(task.path("started"), now),
                        waits.equals("null") ? "" : oneLine(waits))
                .stripTrailing();
    }

    private static List<String> trouble(JsonNode run) {
        if (run.path("reason").isTextual())
            return List.of("! " + oneLine(run.path("reason").asText()));
        return tasks(run, "failed", "unknown", "rollback-failed").stream()
                .limit(1)
                .map(task -> "! " + task.path("id").asText() + ": "
                        + oneLine(task.path("error").asText("")))
                .toList();
    }

    private static List<JsonNode> tasks(JsonNode run, String... states) {
        var wanted = List.of(states);
        var found = new ArrayList<JsonNode>();
        for (var task : run.path("tasks"))
            if (wanted.contains(task.path("state").asText())) found.add(task);
        return found;
    }

    private static String since(JsonNode started, Instant now) {
        if (!started.isTextual()) return "";
        var seconds = Math.max(
                0, Duration.between(Instant.parse(started.asText()), now).toSeconds());
        return seconds < 3600
                ? "%d:%02d".formatted(seconds / 60, seconds % 60)
                : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /** Texts come from strangers and must not steer the terminal. */
    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").replaceAll("\\p{Cntrl}", "?").strip();
    }

    /** A line that the terminal breaks would spoil the next drawing. */
    static String cut(String line, int columns) {
        if (line.codePointCount(0, line.length()) <= columns) return line;
        return line.substring(0, line.offsetByCodePoints(0, Math.max(0, columns - 1))) + "…";
    }

    private String coloured(String line) {
        if (!terminal.hasColours()) return line;
        if (line.startsWith("!")) return "\u001b[31m" + line + "\u001b[0m";
        return line.startsWith(" ") ? line : "\u001b[1m" + line + "\u001b[0m";
    }
}
