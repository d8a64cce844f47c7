package io.slipway.web.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.web.Problem;
import io.slipway.web.process.Lint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code slipway process …}: diagrams, for those who draw them. */
@Command(
        name = "process",
        description = "Lists, exports, lints and deploys processes, and prints templates for a modeler.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class ProcessCommand extends CommandGroup {

    private static final String PROCESSES = "/api/v1/processes";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Command(
            name = "list",
            description = "Lists the processes, each in its latest version. EDITED: drawn by a designer.",
            mixinStandardHelpOptions = true)
    void list(@Mixin ServerOptions server, @Mixin OutputOption output) {
        try (var connection = connect(server)) {
            output.to(spec.commandLine().getOut())
                    .print(connection.all(PROCESSES), "key", "version", "versionTag", "edited", "deployedAt");
        }
    }

    @Command(
            name = "export",
            description = "Prints a process as BPMN XML on the standard output.",
            mixinStandardHelpOptions = true)
    void export(
            @Mixin ServerOptions server,
            @Parameters(paramLabel = "KEY", description = "Which: graph-shop is the graph of the package shop.")
                    String key,
            @Option(names = "--version-number", paramLabel = "N", description = "Which version; without it the latest.")
                    @Nullable
                    Integer version) {
        try (var connection = connect(server)) {
            var path = PROCESSES + "/" + Rest.encoded(key) + "/bpmn" + (version == null ? "" : "?version=" + version);
            spec.commandLine().getOut().print(connection.rest().text(path));
            spec.commandLine().getOut().flush();
        }
    }

    @Command(
            name = "templates",
            description = {
                "Prints the element templates of the server's task types, in one file that Camunda Modeler takes:",
                "process templates > resources/element-templates/slipway.json"
            },
            mixinStandardHelpOptions = true)
    void templates(@Mixin ServerOptions server) {
        try (var connection = connect(server)) {
            spec.commandLine()
                    .getOut()
                    .println(connection.rest().get(PROCESSES + "/templates").toPrettyString());
            spec.commandLine().getOut().flush();
        }
    }

    @Command(
            name = "lint",
            description = {
                "Tells what keeps a diagram from being deployed. Needs no server; what its steps are bound to,",
                "only a server can tell: deploy looks at that too."
            },
            mixinStandardHelpOptions = true)
    int lint(@Parameters(paramLabel = "FILE", description = "A .bpmn file.") Path file, @Mixin OutputOption output) {
        var findings = Lint.findings(name(file), read(file));
        if (output.format != Output.Format.TABLE) {
            var items = findings.stream().<JsonNode>map(JSON::valueToTree).toList();
            output.to(spec.commandLine().getOut()).print(items);
        } else findings.forEach(finding -> spec.commandLine().getOut().println(finding.line(name(file))));
        if (findings.isEmpty()) say(name(file) + " keeps the laws of diagrams.");
        return findings.isEmpty() ? 0 : Problem.USAGE;
    }

    @Command(
            name = "deploy",
            description = "Deploys a diagram. A graph is used for its package's version from the next run on.",
            mixinStandardHelpOptions = true)
    void deploy(
            @Mixin ServerOptions server, @Parameters(paramLabel = "FILE", description = "A .bpmn file.") Path file) {
        var bpmn = read(file);
        try (var connection = connect(server)) {
            var answer = connection.rest().postXml(PROCESSES + "?file=" + Rest.encoded(name(file)), bpmn);
            StreamSupport.stream(answer.path("processes").spliterator(), false)
                    .map(process -> process.path("key").asText() + " deployed as version "
                            + process.path("version").asInt() + ".")
                    .forEach(this::say);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw Problem.usage("The file " + file + " cannot be read.", "Give the path of a .bpmn file.");
        }
    }
}
