package io.slipway.web.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.engine.yaml.DocumentReader;
import io.slipway.web.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is filled in for a package: files, and single values over them; what stands later wins, as with helm. */
final class ValuesInput {

    @Option(
            names = {"-f", "--values"},
            paramLabel = "FILE",
            description = "Values, YAML or JSON; - reads the standard input. May be given more than once.")
    List<String> files = List.of();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description =
                    "One value: --set tasks.database.replicas=3. Numbers, true, false and null are what they look like.")
    List<String> typed = List.of();

    @Option(
            names = "--set-string",
            paramLabel = "KEY=VALUE",
            description = "One value that is a text, whatever it looks like.")
    List<String> texts = List.of();

    /** Null where nothing was filled in. */
    @Nullable
    ObjectNode read() {
        if (files.isEmpty() && typed.isEmpty() && texts.isEmpty()) return null;
        var values = JsonNodeFactory.instance.objectNode();
        for (var file : files) merge(values, object(file));
        for (var one : typed) set(values, "--set", one, true);
        for (var one : texts) set(values, "--set-string", one, false);
        return values;
    }

    private static ObjectNode object(String file) {
        var read = file.equals("-")
                ? new DocumentReader().read("standard input", standardInput())
                : new DocumentReader().read(file, Path.of(file));
        JsonNode json = read.checked().orThrow().json();
        if (json.isNull()) return JsonNodeFactory.instance.objectNode();
        if (json instanceof ObjectNode object) return object;
        throw Problem.usage(
                "The values in " + file + " are not a mapping.", "Write them as 'tasks: {…}' and 'global: {…}'.");
    }

    private static byte[] standardInput() {
        try {
            return System.in.readAllBytes();
        } catch (IOException e) {
            throw Problem.failed("The standard input could not be read: " + e.getMessage() + ".", "Try again.");
        }
    }

    private static void merge(ObjectNode into, ObjectNode more) {
        for (Map.Entry<String, JsonNode> field : more.properties()) {
            var there = into.get(field.getKey());
            if (there instanceof ObjectNode below && field.getValue() instanceof ObjectNode objects)
                merge(below, objects);
            else into.set(field.getKey(), field.getValue());
        }
    }

    private static void set(ObjectNode values, String option, String assignment, boolean typed) {
        int equals = assignment.indexOf('=');
        if (equals < 1)
            throw Problem.usage(
                    option + " " + assignment + " has no key and value.",
                    "Write it like " + option + " tasks.database.size=10.");
        var keys = assignment.substring(0, equals).split("(?<!\\\\)\\.", -1);
        var text = assignment.substring(equals + 1);
        var at = values;
        for (int i = 0; i < keys.length - 1; i++) {
            var key = unescaped(keys[i]);
            at = at.get(key) instanceof ObjectNode below ? below : at.putObject(key);
        }
        at.set(unescaped(keys[keys.length - 1]), typed ? value(text) : JsonNodeFactory.instance.textNode(text));
    }

    private static String unescaped(String key) {
        return key.replace("\\.", ".");
    }

    /** As YAML reads it; what it cannot read is a text. */
    private static JsonNode value(String text) {
        var read = new DocumentReader().read("--set", text).checked();
        return read.isSound() && !text.isBlank() ? read.orThrow().json() : JsonNodeFactory.instance.textNode(text);
    }
}
