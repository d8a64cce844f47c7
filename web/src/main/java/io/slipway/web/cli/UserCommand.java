package io.slipway.web.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code slipway user …}: people's accounts. */
@Command(
        name = "user",
        description = "Manages people's accounts.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class UserCommand extends CommandGroup {

    private static final String USERS = "/api/v1/users";

    private static String path(String name) {
        return USERS + "/" + Rest.encoded(name);
    }

    @Command(name = "list", description = "Lists the users with their roles.", mixinStandardHelpOptions = true)
    void list(@Mixin ServerOptions server, @Mixin OutputOption output) {
        try (var connection = connect(server)) {
            output.to(spec.commandLine().getOut()).print(connection.all(USERS), "name", "roles");
        }
    }

    @Command(name = "add", description = "Adds a user; asks for the password.", mixinStandardHelpOptions = true)
    void add(
            @Mixin ServerOptions server,
            @Mixin PasswordInput password,
            @Parameters(paramLabel = "NAME", description = "The user's name.") String name,
            @Option(
                            names = "--role",
                            required = true,
                            split = ",",
                            paramLabel = "ROLE",
                            description = "viewer, operator, designer or admin; may be given more than once.")
                    List<String> roles) {
        ObjectNode user =
                JsonNodeFactory.instance.objectNode().put("name", name).put("password", password.read());
        roles.forEach(user.putArray("roles")::add);
        try (var connection = connect(server)) {
            connection.rest().post(USERS, user);
        }
        say("User '" + name + "' added as " + String.join(", ", roles) + ".");
    }

    @Command(
            name = "passwd",
            description = "Sets a user's password; that user's sessions end.",
            mixinStandardHelpOptions = true)
    void passwd(
            @Mixin ServerOptions server,
            @Mixin PasswordInput password,
            @Parameters(paramLabel = "NAME", description = "The user's name.") String name) {
        var body = JsonNodeFactory.instance.objectNode().put("password", password.read());
        try (var connection = connect(server)) {
            connection.rest().put(path(name) + "/password", body);
        }
        say("Password of '" + name + "' set.");
    }

    @Command(name = "roles", description = "Sets what a user may do.", mixinStandardHelpOptions = true)
    void roles(
            @Mixin ServerOptions server,
            @Parameters(index = "0", paramLabel = "NAME", description = "The user's name.") String name,
            @Parameters(
                            index = "1..*",
                            arity = "1..*",
                            split = ",",
                            paramLabel = "ROLE",
                            description = "viewer, operator, designer or admin.")
                    List<String> roles) {
        var body = JsonNodeFactory.instance.objectNode();
        roles.forEach(body.putArray("roles")::add);
        try (var connection = connect(server)) {
            connection.rest().put(path(name) + "/roles", body);
        }
        say("'" + name + "' is now " + String.join(", ", roles) + ".");
    }

    @Command(
            name = "remove",
            description = "Removes a user; that user's sessions end.",
            mixinStandardHelpOptions = true)
    void remove(
            @Mixin ServerOptions server,
            @Parameters(paramLabel = "NAME", description = "The user's name.") String name) {
        try (var connection = connect(server)) {
            connection.rest().delete(path(name));
        }
        say("User '" + name + "' removed.");
    }
}
