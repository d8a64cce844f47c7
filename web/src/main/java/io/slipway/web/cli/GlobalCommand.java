package io.slipway.web.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.engine.yaml.DocumentReader;
import io.slipway.web.Problem;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code slipway global …}: the installation's own config. */
@Command(
        name = "global",
        description = "Manages the installation's own config, which packages take values from.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class GlobalCommand extends CommandGroup {

    private static final String GLOBAL = "/api/v1/global";

    @Command(name = "get", description = "Prints the config; secrets stay covered.", mixinStandardHelpOptions = true)
    void get(
            @Mixin ServerOptions server,
            @Option(
                            names = {"-o", "--output"},
                            paramLabel = "yaml|json",
                            defaultValue = "yaml",
                            description = "How to print it.")
                    Output.Format format) {
        try (var connection = connect(server)) {
            print(format, connection.rest().get(GLOBAL).path("content"));
        }
    }

    @Command(
            name = "set",
            description = "Changes some keys, or with -f all of it.",
            mixinStandardHelpOptions = true,
            footer = {"", "slipway global set database.provider=cloud 'database.hosts={a,b}' old.key=null"})
    void set(
            @Mixin ServerOptions server,
            @Parameters(arity = "0..*", paramLabel = "KEY=VALUE", description = "What to change; null removes a key.")
                    List<String> changes,
            @Option(
                            names = {"-f", "--file"},
                            paramLabel = "FILE",
                            description = "All of it, YAML or JSON.")
                    @Nullable
                    Path file,
            @Option(names = "--reason", description = "Why; it is recorded.") @Nullable String reason) {
        var body = because(reason);
        if (file != null) body.set("content", read(file));
        if (changes != null && !changes.isEmpty()) changes.forEach(body.putArray("set")::add);
        if (body.has("content") == body.has("set"))
            throw Problem.usage("There is nothing to set, or too much.", "Give KEY=VALUE, or a file with -f.");
        try (var connection = connect(server)) {
            told(connection.rest().put(GLOBAL, body));
        }
    }

    @Command(
            name = "schema",
            description = "Prints what may stand in the config, or sets it with -f.",
            mixinStandardHelpOptions = true)
    void schema(
            @Mixin ServerOptions server,
            @Option(
                            names = {"-f", "--file"},
                            paramLabel = "FILE",
                            description = "A JSON schema, YAML or JSON.")
                    @Nullable
                    Path file,
            @Option(names = "--reason", description = "Why; it is recorded.") @Nullable String reason) {
        try (var connection = connect(server)) {
            if (file == null) print(Output.Format.YAML, connection.rest().get(GLOBAL + "/schema"));
            else told(connection.rest().put(GLOBAL + "/schema", because(reason).set("schema", read(file))));
        }
    }

    @Command(name = "history", description = "Lists who changed it when and why.", mixinStandardHelpOptions = true)
    void history(@Mixin ServerOptions server, @Mixin OutputOption output) {
        try (var connection = connect(server)) {
            output.to(spec.commandLine().getOut())
                    .print(connection.all(GLOBAL + "/history"), "revision", "changedBy", "changedAt", "reason");
        }
    }

    private void print(Output.Format format, JsonNode json) {
        new Output(spec.commandLine().getOut(), format).print(json);
    }

    private void told(JsonNode revision) {
        say("The global config is at revision " + revision.path("revision").asInt() + " now.");
    }

    private static ObjectNode because(@Nullable String reason) {
        return JsonNodeFactory.instance.objectNode().put("reason", reason == null ? "" : reason);
    }

    private static JsonNode read(Path file) {
        return new DocumentReader()
                .read(file.toString(), file)
                .checked()
                .orThrow()
                .json();
    }
}
