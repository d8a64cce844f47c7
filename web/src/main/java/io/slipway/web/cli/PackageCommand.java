package io.slipway.web.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.engine.graph.TaskGraph;
import io.slipway.web.Problem;
import io.slipway.web.pack.GraphPicture;
import io.slipway.web.pack.TaskKinds;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code slipway package …}: task packages, from the first line to the server. */
@Command(
        name = "package",
        description = "Writes, checks and pushes task packages.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {FormCommand.class, PlanCommand.class})
final class PackageCommand extends CommandGroup {

    private static final String PACKAGES = "/api/v1/packages";
    private static final int SHORT_DIGEST = 12;

    @Command(
            name = "init",
            description = "Writes a small package to begin with; needs no server.",
            mixinStandardHelpOptions = true)
    void init(
            @Parameters(paramLabel = "DIR", description = "A new or empty folder.") Path folder,
            @Option(names = "--name", description = "The package's name; the folder's without it.") @Nullable
                    String name) {
        var begun = PackageBeginning.in(folder, name);
        say("Package '" + begun + "' written to " + folder + ". Check it with: slipway package lint " + folder);
    }

    @Command(
            name = "lint",
            description =
                    "Tells of everything that is wrong in packages; needs no server. Exit code 2 when something is.",
            mixinStandardHelpOptions = true)
    int lint(
            @Mixin OutputOption output,
            @Parameters(arity = "1..*", paramLabel = "DIR|FILE", description = "Folders, .tgz or .zip archives.")
                    List<Path> sources) {
        var out = spec.commandLine().getOut();
        var linted = sources.stream()
                .map(source -> LintedPackage.of(source, TaskKinds.builtIn()))
                .toList();
        if (output.format == Output.Format.TABLE) linted.forEach(one -> one.printFaults(out));
        else output.to(out).print(linted.stream().map(LintedPackage::json).toList());
        linted.forEach(one -> say(one.summary()));
        return linted.stream().allMatch(LintedPackage::isSound) ? 0 : Problem.USAGE;
    }

    @Command(
            name = "graph",
            description = "Shows the order of a package's tasks; needs no server.",
            mixinStandardHelpOptions = true)
    void graph(
            @Option(
                            names = {"-o", "--output"},
                            paramLabel = "text|mermaid|dot|bpmn|json",
                            defaultValue = "text",
                            description = "How to write it.")
                    GraphPicture.Format format,
            @Parameters(paramLabel = "DIR|FILE", description = "A folder, or a .tgz or .zip archive.") Path source) {
        var kinds = TaskKinds.builtIn();
        var graph = TaskGraph.of(kinds.reader().read(source).orThrow());
        var out = spec.commandLine().getOut();
        try {
            out.print(new GraphPicture(graph, kinds).in(format));
        } catch (IllegalArgumentException cannotBeDrawn) {
            throw Problem.usage(String.valueOf(cannotBeDrawn.getMessage()), "");
        }
        out.flush();
    }

    @Command(
            name = "push",
            description = "Gives a package to the server, and prints its digest. What is there already stays.",
            mixinStandardHelpOptions = true)
    void push(
            @Mixin ServerOptions server,
            @Option(
                            names = "--replace",
                            description = "Take the place of another package of the same name and version.")
                    boolean replace,
            @Parameters(paramLabel = "DIR|FILE", description = "A folder, or a .tgz or .zip archive.") Path source) {
        try (var packed = PackedSource.of(source);
                var connection = connect(server)) {
            var answer = connection.rest().upload(PACKAGES + "?replace=" + replace, packed.archive(), packed.name());
            var pushed = answer.body();
            spec.commandLine().getOut().println(pushed.path("digest").asText());
            say("Package " + label(pushed) + (answer.isCreated() ? " pushed." : " was there already."));
        }
    }

    @Command(name = "list", description = "Lists packages, the newest first.", mixinStandardHelpOptions = true)
    void list(
            @Mixin ServerOptions server,
            @Mixin OutputOption output,
            @Parameters(arity = "0..1", paramLabel = "NAME", description = "Only packages of this name.") @Nullable
                    String name) {
        try (var connection = connect(server)) {
            var all = connection.all(name == null ? PACKAGES : PACKAGES + "?name=" + Rest.encoded(name));
            if (output.format == Output.Format.TABLE) all.forEach(PackageCommand::shorten);
            output.to(spec.commandLine().getOut())
                    .print(all, "name", "version", "kind", "size", "digest", "pushedBy", "pushedAt");
        }
    }

    private static void shorten(JsonNode one) {
        var row = (ObjectNode) one;
        row.put("digest", row.path("digest").asText().substring(0, SHORT_DIGEST));
        if (!row.path("current").asBoolean())
            row.put("version", row.path("version").asText() + " (replaced)");
    }

    @Command(
            name = "rm",
            description = "Removes a package from the server, unless a run uses it.",
            mixinStandardHelpOptions = true)
    void rm(
            @Mixin ServerOptions server,
            @Mixin Consent consent,
            @Parameters(paramLabel = "REF", description = "NAME:VERSION, or a digest or its beginning.") String ref) {
        consent.require("Remove the package " + ref + " from the server?");
        try (var connection = connect(server)) {
            connection.rest().delete(PACKAGES + "/" + Rest.encoded(ref));
        }
        say("Package " + ref + " removed.");
    }

    private static String label(JsonNode stored) {
        return stored.path("name").asText() + ":" + stored.path("version").asText();
    }
}
