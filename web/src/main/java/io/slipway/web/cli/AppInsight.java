package io.slipway.web.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** How an app stands, and what was done with it: {@code slipway app status} and {@code slipway app history}. */
@Command(mixinStandardHelpOptions = true)
abstract class AppInsight implements Callable<Integer> {

    @Mixin
    ServerOptions server = new ServerOptions();

    @Mixin
    OutputOption output = new OutputOption();

    @Parameters(paramLabel = "APP", description = "The app's id.")
    String app;

    @Spec
    CommandSpec spec;

    final String path() {
        return "/api/v1/apps/" + Rest.encoded(app);
    }

    abstract void print(Connection connection);

    @Override
    public Integer call() {
        try (var connection = Connection.open(server, spec.commandLine().getErr())) {
            print(connection);
            return 0;
        }
    }

    @Command(name = "status", description = "Tells how an app stands, and what of it is not as its package says.")
    static final class Status extends AppInsight {

        @Override
        void print(Connection connection) {
            var status = connection.rest().get(path() + "/status");
            var out = spec.commandLine().getOut();
            output.to(out).print(List.of(status), "name", "state", "version", "label", "run", "installedAt");
            if (output.format != Output.Format.TABLE) return;
            counts(status).forEach(out::println);
            status.path("drift").forEach(object -> out.println("drifted: " + object.asText()));
            out.flush();
        }

        private static List<String> counts(JsonNode status) {
            var counts = new ArrayList<String>();
            status.path("objects")
                    .properties()
                    .forEach(kind ->
                            counts.add(kind.getKey() + ": " + kind.getValue().asInt()));
            return counts;
        }
    }

    @Command(name = "history", description = "Lists what was done with an app, the newest first.")
    static final class History extends AppInsight {

        @Override
        void print(Connection connection) {
            output.to(spec.commandLine().getOut())
                    .print(
                            connection.all(path() + "/history"),
                            "run",
                            "kind",
                            "version",
                            "state",
                            "startedBy",
                            "startedAt",
                            "endedAt");
        }
    }
}
