package io.slipway.web.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.web.Problem;
import java.nio.file.Path;
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

/** {@code slipway app export}: a package of what is installed. */
@Command(
        name = "export",
        description = "Makes a package of an installed app with the changes since, or a new app of some objects.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples: slipway app export shop -o shop.tgz",
            "          slipway app export --objects savedsearch/errors@shop,label/red@base --as mine:1.0.0"
        })
final class AppExportCommand implements Callable<Integer> {

    @Mixin
    ServerOptions server = new ServerOptions();

    @Parameters(arity = "0..1", paramLabel = "APP", description = "An app that is installed.")
    @Nullable
    String app;

    @Option(
            names = "--objects",
            split = ",",
            paramLabel = "KIND/NAME@APP",
            description = "What the new app shall hold.")
    List<String> objects = new ArrayList<>();

    @Option(names = "--as", paramLabel = "ID:VERSION", description = "Of the new app.")
    @Nullable
    String as;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write the .tgz; NAME.tgz where it is not said.")
    @Nullable
    Path output;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        var isSelection = !objects.isEmpty();
        if (isSelection == (app != null) || isSelection != (as != null))
            throw Problem.usage("It is not clear what to export.", "Give APP, or --objects with --as ID:VERSION.");
        try (var connection = Connection.open(server, spec.commandLine().getErr())) {
            var file = output == null ? Path.of((app == null ? idOf(as) : app) + ".tgz") : output;
            if (app != null) connection.rest().saved("/api/v1/apps/" + Rest.encoded(app) + "/export", null, file);
            else connection.rest().saved("/api/v1/apps/export", selection(as), file);
            spec.commandLine()
                    .getErr()
                    .println("Written to " + file + ". It holds secrets that were set, if there are any.");
            return 0;
        }
    }

    private static String idOf(@Nullable String as) {
        return String.valueOf(as).replaceFirst(":.*$", "");
    }

    private ObjectNode selection(@Nullable String as) {
        var label = String.valueOf(as).split(":", 2);
        if (label.length < 2) throw Problem.usage("--as has no version.", "Write ID:VERSION, such as mine:1.0.0.");
        var selection =
                JsonNodeFactory.instance.objectNode().put("id", label[0]).put("version", label[1]);
        var names = selection.putArray("objects");
        objects.forEach(names::add);
        return selection;
    }
}
