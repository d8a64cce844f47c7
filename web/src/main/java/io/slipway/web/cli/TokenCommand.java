package io.slipway.web.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code slipway token …}: programs' ways in. */
@Command(
        name = "token",
        description = "Manages tokens for programs.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class TokenCommand implements Runnable {

    private static final String TOKENS = "/api/v1/tokens";

    @Spec
    CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            name = "create",
            description = "Makes a token and prints it, alone, on the standard output. It cannot be shown again.",
            mixinStandardHelpOptions = true)
    void create(
            @Mixin ServerOptions server,
            @Option(names = "--name", required = true, description = "What to call it, e.g. the program's name.")
                    String name,
            @Option(names = "--role", required = true, description = "viewer, operator, designer or admin.")
                    String role,
            @Option(
                            names = "--valid-for",
                            paramLabel = "TIME",
                            description = "90d, 12h, 30m; without it until it is revoked.")
                    @Nullable
                    String validFor) {
        var wanted = JsonNodeFactory.instance.objectNode().put("name", name).put("role", role);
        if (validFor != null) wanted.put("validFor", validFor);
        try (var connection = Connection.open(server, spec.commandLine().getErr())) {
            var made = connection.rest().post(TOKENS, wanted);
            spec.commandLine().getOut().println(made.path("token").asText());
        }
    }

    @Command(
            name = "list",
            description = "Lists the tokens, without the tokens themselves.",
            mixinStandardHelpOptions = true)
    void list(
            @Mixin ServerOptions server,
            @Option(
                            names = {"-o", "--output"},
                            paramLabel = "table|json|yaml",
                            defaultValue = "table",
                            description = "How to print it.")
                    Output.Format format) {
        try (var connection = Connection.open(server, spec.commandLine().getErr())) {
            new Output(spec.commandLine().getOut(), format)
                    .print(connection.all(TOKENS), "name", "role", "createdBy", "createdAt", "expiresAt");
        }
    }

    @Command(name = "revoke", description = "Makes a token worthless at once.", mixinStandardHelpOptions = true)
    void revoke(
            @Mixin ServerOptions server,
            @Parameters(paramLabel = "NAME", description = "The token's name.") String name) {
        try (var connection = Connection.open(server, spec.commandLine().getErr())) {
            connection.rest().delete(TOKENS + "/" + Rest.encoded(name));
        }
        spec.commandLine().getErr().println("Token '" + name + "' revoked.");
    }
}
