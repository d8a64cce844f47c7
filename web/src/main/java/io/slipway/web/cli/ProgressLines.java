package io.slipway.web.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Without a terminal: a line for each thing that happens. */
final class ProgressLines implements Progress {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    private final PrintWriter err;

    ProgressLines(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void event(JsonNode event) {
        err.println(line(event));
        err.flush();
    }

    static String line(JsonNode event) {
        var task = event.path("task").asText("");
        var undoing = event.path("direction").asText("").equals("undo") ? " (putting back)" : "";
        var by = event.path("by").asText("");
        return TIME.format(Instant.parse(event.path("at").asText())) + "  "
                + (task.isEmpty() || task.equals("null") ? "" : task + undoing + ": ")
                + event.path("text").asText().replaceAll("\\R", " ")
                + (by.isEmpty() || by.equals("null") ? "" : " [" + by + "]");
    }

    @Override
    public void standing(JsonNode run) {}
}
