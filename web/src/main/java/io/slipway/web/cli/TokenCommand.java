package io.slipway.web.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code slipway token …}: programs' ways in. */
@Command(
        name = "token",
        description = "Manages tokens for programs.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class TokenCommand extends CommandGroup {

    private static final String TOKENS = "/api/v1/tokens";

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
        try (var connection = connect(server)) {
            var made = connection.rest().post(TOKENS, wanted);
            spec.commandLine().getOut().println(made.path("token").asText());
        }
    }

    @Command(
            name = "list",
            description = "Lists the tokens, without the tokens themselves.",
            mixinStandardHelpOptions = true)
    void list(@Mixin ServerOptions server, @Mixin OutputOption output) {
        try (var connection = connect(server)) {
            output.to(spec.commandLine().getOut())
                    .print(connection.all(TOKENS), "name", "role", "createdBy", "createdAt", "expiresAt");
        }
    }

    @Command(name = "revoke", description = "Makes a token worthless at once.", mixinStandardHelpOptions = true)
    void revoke(
            @Mixin ServerOptions server,
            @Parameters(paramLabel = "NAME", description = "The token's name.") String name) {
        try (var connection = connect(server)) {
            connection.rest().delete(TOKENS + "/" + Rest.encoded(name));
        }
        say("Token '" + name + "' revoked.");
    }
}
