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
        var by = event.path("by");
        return TIME.format(Instant.parse(event.path("at").asText())) + "  "
                + event.path("text").asText().replaceAll("\\s+", " ").replaceAll("\\p{Cntrl}", "?")
                + (by.isTextual() ? " [" + by.asText() + "]" : "");
    }

    @Override
    public void standing(JsonNode run) {}
}
