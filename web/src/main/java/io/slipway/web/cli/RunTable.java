package io.slipway.web.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;

/** How a run stands, for people. */
final class RunTable {

    private RunTable() {}

    static void print(JsonNode run, PrintWriter out) {
        field(out, "Run", run.path("run"));
        out.println("Package: " + run.path("package").asText("-") + " "
                + run.path("version").asText(""));
        field(out, "Target", run.path("target"));
        out.println("State: " + run.path("state").asText()
                + (run.path("phase").isTextual() ? " (" + run.path("phase").asText() + ")" : ""));
        out.println(
                "Round: " + run.path("round").asInt() + ", " + run.path("mode").asText());
        out.println("Started: " + run.path("startedAt").asText() + " by "
                + run.path("startedBy").asText());
        field(out, "Ended", run.path("endedAt"));
        field(out, "Reason", run.path("reason"));
        field(out, "Waits for", run.path("waitsFor"));
        var tasks = new ArrayList<JsonNode>();
        run.path("tasks").forEach(tasks::add);
        if (!tasks.isEmpty()) {
            out.println();
            new Output(out, Output.Format.TABLE)
                    .print(tasks, "id", "type", "state", "attempt", "started", "ended", "error");
        }
        for (var left : run.path("leftovers"))
            out.println("Left over: " + left.path("task").asText() + ": "
                    + left.path("what").asText());
        out.flush();
    }

    private static void field(PrintWriter out, String name, JsonNode value) {
        if (!value.asText("").isEmpty() && !value.isNull()) out.println(name + ": " + value.asText());
    }
}
