package io.slipway.web.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.web.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands that only tell: of runs, and of what runs hold and leave behind. */
final class RunReading {

    private RunReading() {}

    /** {@code slipway runs} */
    @Command(name = "runs", description = "Lists the runs, the newest first.", mixinStandardHelpOptions = true)
    static final class Runs extends RunCommands {

        @Mixin
        ServerOptions server = new ServerOptions();

        @Mixin
        OutputOption output = new OutputOption();

        @Option(names = "--state", description = "Only those: running, waiting, failed, rolled-back …")
        @Nullable
        String state;

        @Option(names = "--limit", defaultValue = "50", description = "How many at most (${DEFAULT-VALUE}).")
        int limit;

        @Override
        public Integer call() {
            var only = state == null ? "" : "&state=" + Rest.encoded(state);
            try (var connection = Connection.open(server, err())) {
                var page = connection.rest().get(RunPaths.RUNS + "?limit=" + limit + only);
                var items = new ArrayList<JsonNode>();
                page.path("items").forEach(items::add);
                output.to(out())
                        .print(
                                items,
                                "run",
                                "package",
                                "version",
                                "target",
                                "state",
                                "round",
                                "startedBy",
                                "startedAt");
                if (page.path("next").isTextual()) say("There are more; --limit shows them.");
                return 0;
            }
        }
    }

    /** {@code slipway status RUN} */
    @Command(name = "status", description = "Shows how a run and its tasks stand.", mixinStandardHelpOptions = true)
    static final class Status extends RunCommands.OfOne {

        @Mixin
        ServerOptions server = new ServerOptions();

        @Mixin
        OutputOption output = new OutputOption();

        @Override
        public Integer call() {
            try (var connection = Connection.open(server, err())) {
                var standing = connection.rest().get(RunPaths.of(run));
                if (output.format == Output.Format.TABLE) RunTable.print(standing, out());
                else output.to(out()).print(standing);
                return 0;
            }
        }
    }

    /** {@code slipway logs RUN TASK} */
    @Command(name = "logs", description = "Prints what a task said.", mixinStandardHelpOptions = true)
    static final class Logs extends RunCommands.OfOne {

        @Parameters(index = "1", paramLabel = "TASK", description = "The task's id.")
        String task;

        @Mixin
        ServerOptions server = new ServerOptions();

        @Option(
                names = {"-f", "--follow"},
                description = "Go on until the task is done with.")
        boolean follow;

        @Option(names = "--undo", description = "What it said while it was put back.")
        boolean undo;

        @Option(names = "--round", description = "Of this round; of the last one without it.")
        @Nullable
        Integer round;

        @Override
        public Integer call() {
            var query = "?direction=" + (undo ? "undo" : "do") + (round == null ? "" : "&round=" + round);
            var path = RunPaths.task(run, task, "log" + query);
            try (var connection = Connection.open(server, err())) {
                if (follow) connection.rest().follow(path + "&follow=true", "text/plain", this::line);
                else out().print(connection.rest().text(path, "text/plain"));
                out().flush();
                return 0;
            }
        }

        private void line(String line) {
            out().println(line);
            out().flush();
        }
    }

    /** {@code slipway report RUN} */
    @Command(
            name = "report",
            description = "Tells what a run checked, did, undid and left over, and what to do now.",
            mixinStandardHelpOptions = true)
    static final class Report extends RunCommands.OfOne {

        @Mixin
        ServerOptions server = new ServerOptions();

        @Option(
                names = {"-o", "--output"},
                paramLabel = "text|json|html",
                defaultValue = "text",
                description = "How to write it.")
        String format;

        @Override
        public Integer call() {
            try (var connection = Connection.open(server, err())) {
                var path = RunPaths.of(run, "report?format=" + Rest.encoded(format));
                out().println(connection.rest().text(path, "*/*").stripTrailing());
                return 0;
            }
        }
    }

    /** {@code slipway services} */
    @Command(
            name = "services",
            description = "Lists what is installed, with version, status and health.",
            mixinStandardHelpOptions = true)
    static final class Services extends RunCommands {

        private static final String SERVICES = "/api/v1/services";

        @Parameters(arity = "0..1", paramLabel = "NAME", description = "Only services of this name.")
        @Nullable
        String name;

        @Option(names = "--history", description = "All that tasks have said of the service NAME, the newest first.")
        boolean history;

        @Mixin
        ServerOptions server = new ServerOptions();

        @Mixin
        OutputOption output = new OutputOption();

        @Override
        public Integer call() {
            if (history && name == null)
                throw Problem.usage("--history needs a service.", "Write: slipway services NAME --history");
            try (var connection = Connection.open(server, err())) {
                var columns = new ArrayList<>(
                        List.of("name", "target", "kind", "version", "release", "status", "run", "recordedAt"));
                columns.addAll(history ? List.of("putBackAt") : List.of("health", "reason"));
                output.to(out()).print(asked(connection), columns.toArray(String[]::new));
                return 0;
            }
        }

        private List<JsonNode> asked(Connection connection) {
            if (name == null) return connection.all(SERVICES);
            var path = SERVICES + "/" + Rest.encoded(name);
            if (history) return connection.all(path + "/history");
            var found = new ArrayList<JsonNode>();
            connection.rest().get(path).forEach(found::add);
            return found;
        }
    }

    /** {@code slipway reservations} */
    @Command(name = "reservations", description = "Lists which run or app holds what.", mixinStandardHelpOptions = true)
    static final class Reservations extends RunCommands {

        @Mixin
        ServerOptions server = new ServerOptions();

        @Mixin
        OutputOption output = new OutputOption();

        @Override
        public Integer call() {
            try (var connection = Connection.open(server, err())) {
                var all = connection.all("/api/v1/reservations");
                output.to(out()).print(all, "resource", "state", "run", "app", "since");
                return 0;
            }
        }
    }
}
