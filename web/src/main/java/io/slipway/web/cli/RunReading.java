package io.slipway.web.cli;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reading commands for runs and what is about them; each stands at the top: {@code slipway runs}, {@code slipway logs}. */
@Command(name = "reading")
final class RunReading extends CommandGroup {

    @Command(name = "runs", description = "Lists the runs, the newest first.", mixinStandardHelpOptions = true)
    void runs(
            @Mixin ServerOptions server,
            @Mixin OutputOption output,
            @Option(names = "--state", description = "Only those: running, waiting, failed, rolled-back …") @Nullable
                    String state,
            @Option(names = "--limit", defaultValue = "50", description = "How many at most (${DEFAULT-VALUE}).")
                    int limit) {
        var only = state == null ? "" : "&state=" + Rest.encoded(state);
        try (var connection = connect(server)) {
            var page = connection.rest().get(RunPaths.RUNS + "?limit=" + limit + only);
            var items = new java.util.ArrayList<JsonNode>();
            page.path("items").forEach(items::add);
            output.to(out())
                    .print(items, "run", "package", "version", "target", "state", "round", "startedBy", "startedAt");
            if (!page.path("next").isNull() && !page.path("next").isMissingNode())
                say("There are more; --limit shows them.");
        }
    }

    @Command(name = "status", description = "Shows how a run and its tasks stand.", mixinStandardHelpOptions = true)
    void status(
            @Mixin ServerOptions server,
            @Mixin OutputOption output,
            @Parameters(index = "0", paramLabel = "RUN", description = "The id of the run.") String run) {
        try (var connection = connect(server)) {
            var standing = connection.rest().get(RunPaths.of(run));
            if (output.format == Output.Format.TABLE) RunTable.print(standing, out());
            else output.to(out()).print(standing);
        }
    }

    @Command(name = "logs", description = "Prints what a task said.", mixinStandardHelpOptions = true)
    void logs(
            @Mixin ServerOptions server,
            @Parameters(index = "0", paramLabel = "RUN", description = "The id of the run.") String run,
            @Parameters(index = "1", paramLabel = "TASK", description = "The task's id.") String task,
            @Option(
                            names = {"-f", "--follow"},
                            description = "Go on until the task is done with.")
                    boolean follow,
            @Option(names = "--undo", description = "What it said while it was put back.") boolean undo,
            @Option(names = "--round", description = "Of this round; the last one without it.") @Nullable
                    Integer round) {
        var query = "?direction=" + (undo ? "undo" : "do") + (round == null ? "" : "&round=" + round);
        try (var connection = connect(server)) {
            var path = RunPaths.task(run, task, "log" + query);
            if (!follow) out().print(connection.rest().text(path, "text/plain"));
            else
                connection.rest().follow(path + "&follow=true", "text/plain", line -> {
                    out().println(line);
                    out().flush();
                });
            out().flush();
        }
    }

    @Command(
            name = "report",
            description = "Tells what a run checked, did, undid and left over, and what to do now.",
            mixinStandardHelpOptions = true)
    void report(
            @Mixin ServerOptions server,
            @Parameters(index = "0", paramLabel = "RUN", description = "The id of the run.") String run,
            @Option(
                            names = {"-o", "--output"},
                            paramLabel = "text|json|html",
                            defaultValue = "text",
                            description = "How to write it.")
                    String format) {
        try (var connection = connect(server)) {
            out().print(connection.rest().text(RunPaths.of(run, "report?format=" + Rest.encoded(format)), "*/*"));
            out().flush();
        }
    }

    @Command(
            name = "services",
            description = "Lists what is installed, with version and status.",
            mixinStandardHelpOptions = true)
    void services(@Mixin ServerOptions server, @Mixin OutputOption output) {
        try (var connection = connect(server)) {
            output.to(out())
                    .print(
                            connection.all("/api/v1/services"),
                            "name",
                            "target",
                            "kind",
                            "version",
                            "release",
                            "status",
                            "changedAt");
        }
    }

    @Command(name = "reservations", description = "Lists which run or app holds what.", mixinStandardHelpOptions = true)
    void reservations(@Mixin ServerOptions server, @Mixin OutputOption output) {
        try (var connection = connect(server)) {
            output.to(out()).print(connection.all("/api/v1/reservations"), "resource", "state", "run", "app", "since");
        }
    }
}
