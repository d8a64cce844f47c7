package io.slipway.web.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.web.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The objects of installed apps: {@code slipway app get}, {@code app set} and {@code app unset}. */
@Command(mixinStandardHelpOptions = true)
abstract class AppObjects implements Callable<Integer> {

    @Mixin
    ServerOptions server = new ServerOptions();

    @Option(
            names = "--as",
            paramLabel = "APP",
            description = "Acts as this app; one has to be in the group that is called so.")
    @Nullable
    String as;

    @Parameters(index = "0", paramLabel = "APP", description = "The app's id.")
    String app;

    @Spec
    CommandSpec spec;

    abstract void work(Connection connection);

    @Override
    public Integer call() {
        try (var connection = Connection.open(server, spec.commandLine().getErr())) {
            work(connection);
            return 0;
        }
    }

    final String path() {
        return "/api/v1/apps/" + Rest.encoded(app) + "/objects";
    }

    /** {@code savedsearch/errors}. */
    final String path(String object) {
        int slash = object.indexOf('/');
        if (slash < 1 || slash == object.length() - 1)
            throw Problem.usage("'" + object + "' names no object.", "Write KIND/NAME, such as savedsearch/errors.");
        return path() + "/" + Rest.encoded(object.substring(0, slash)) + "/"
                + Rest.encoded(object.substring(slash + 1));
    }

    final String query() {
        return as == null ? "" : "?as=" + Rest.encoded(as);
    }

    /** Refused where somebody else was quicker. */
    final void put(Connection connection, String object, JsonNode there, ObjectNode values) {
        var revision = (as == null ? "?" : query() + "&") + "revision="
                + there.path("revision").asInt();
        connection.rest().put(path(object) + revision, values);
    }

    @Command(name = "get", description = "Shows the objects of an app as they are in force, or what one of them says.")
    static final class Get extends AppObjects {

        @Mixin
        OutputOption output = new OutputOption();

        @Parameters(index = "1", arity = "0..1", paramLabel = "KIND/NAME", description = "One object.")
        @Nullable
        String object;

        @Override
        void work(Connection connection) {
            var out = spec.commandLine().getOut();
            if (object == null) {
                output.to(out).print(connection.all(path() + query()), "kind", "name", "revision", "local", "mayWrite");
                return;
            }
            var one = connection.rest().get(path(object) + query());
            if (output.format != Output.Format.TABLE) output.to(out).print(one);
            else
                one.path("values")
                        .properties()
                        .forEach(value -> out.println(
                                value.getKey() + " = " + value.getValue().asText()));
            out.flush();
        }
    }

    @Command(
            name = "set",
            description = "Sets keys of an object, which is made if need be; in force at once.",
            footer = {"", "Example: slipway app set shop savedsearch/errors cron='7 * * * *' disabled=false"})
    static final class Set extends AppObjects {

        @Parameters(index = "1", paramLabel = "KIND/NAME", description = "The object.")
        String object;

        @Parameters(index = "2..*", arity = "0..*", paramLabel = "KEY=VALUE", description = "What it shall say.")
        List<String> wanted = new ArrayList<>();

        @Override
        void work(Connection connection) {
            var there = connection.rest().find(path(object) + query());
            var values = JsonNodeFactory.instance.objectNode();
            there.path("values").properties().forEach(one -> values.set(one.getKey(), one.getValue()));
            for (var one : wanted) {
                int equals = one.indexOf('=');
                if (equals < 1) throw Problem.usage("'" + one + "' sets nothing.", "Write KEY=VALUE.");
                values.put(one.substring(0, equals).strip(), one.substring(equals + 1));
            }
            put(connection, object, there, values);
        }
    }

    @Command(
            name = "unset",
            description = "Takes keys of an object away; without a key, all that was changed of it at run time.")
    static final class Unset extends AppObjects {

        @Parameters(index = "1", paramLabel = "KIND/NAME", description = "The object.")
        String object;

        @Parameters(index = "2..*", arity = "0..*", paramLabel = "KEY", description = "What it shall not say any more.")
        List<String> keys = new ArrayList<>();

        @Override
        void work(Connection connection) {
            if (keys.isEmpty()) {
                connection.rest().delete(path(object) + query());
                return;
            }
            var there = connection.rest().get(path(object) + query());
            ObjectNode values = there.path("values").deepCopy();
            values.remove(keys);
            put(connection, object, there, values);
        }
    }
}
