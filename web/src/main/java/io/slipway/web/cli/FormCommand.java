package io.slipway.web.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.graph.TaskGraph;
import io.slipway.engine.values.FormModel;
import io.slipway.engine.values.Skeleton;
import io.slipway.web.Problem;
import io.slipway.web.pack.PackageForm;
import io.slipway.web.pack.TaskKinds;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code slipway package form}: a values file to be filled in (TR-5). */
@Command(
        name = "form",
        description = "Prints a values file to be filled in; of a folder or an archive it needs no server.",
        mixinStandardHelpOptions = true,
        footer = {"", "Fill it in, then: slipway run DIR -f values.yaml"})
final class FormCommand implements Callable<Integer> {

    /** How to write it. */
    enum Format {
        YAML,
        JSON
    }

    @Parameters(
            paramLabel = "DIR|FILE|REF",
            description = "A package: its folder, a .tgz or .zip, or NAME:VERSION or a digest of one that was pushed.")
    String source;

    @Option(names = "--task", paramLabel = "TASK", description = "Only what this task asks for.")
    @Nullable
    String task;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "yaml|json",
            defaultValue = "yaml",
            description = "A file to be filled in, or the form for programs (${DEFAULT-VALUE}).")
    Format format;

    @Mixin
    ServerOptions server = new ServerOptions();

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        if (PackedSource.isOnDisk(source)) print(ofFolder());
        else askServer();
        return 0;
    }

    private FormModel ofFolder() {
        var graph =
                TaskGraph.of(TaskKinds.builtIn().reader().read(Path.of(source)).orThrow());
        return PackageForm.of(graph, task)
                .orElseThrow(() -> Problem.usage(PackageForm.noTask(graph, String.valueOf(task)), ""));
    }

    private void print(FormModel form) {
        if (format == Format.JSON) print(form.json());
        else out().print(Skeleton.of(form));
        out().flush();
    }

    private void askServer() {
        var only = task == null ? "" : "&task=" + Rest.encoded(task);
        var path = "/api/v1/packages/" + Rest.encoded(source) + "/form?format=";
        try (var connection = Connection.open(server, spec.commandLine().getErr())) {
            if (format == Format.JSON) print(connection.rest().get(path + "json" + only));
            else out().print(connection.rest().text(path + "yaml" + only, "application/yaml"));
            out().flush();
        }
    }

    private void print(JsonNode json) {
        new Output(out(), Output.Format.JSON).print(json);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
