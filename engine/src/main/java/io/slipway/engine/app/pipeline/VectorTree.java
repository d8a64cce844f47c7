package io.slipway.engine.app.pipeline;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import io.slipway.engine.app.lint.Findings;
import io.slipway.engine.fault.Place;
import io.slipway.engine.yaml.DocumentLimits;
import io.slipway.engine.yaml.DocumentReader;
import io.slipway.engine.yaml.Located;
import io.slipway.engine.yaml.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One file of Vector's as a tree, with the places of its parts.
 *
 * @param places where {@code /sources/web} and the like stand
 */
record VectorTree(PipelineFile file, ObjectNode root, Function<JsonPointer, Place> places) {

    private static final ObjectMapper TOML = new TomlMapper();

    private static final int DEEPEST = DocumentLimits.USUAL.depth();

    /** What the first line with content looks like in TOML. */
    private static final Pattern OF_TOML = Pattern.compile("\\s*(\\[|[A-Za-z0-9_.\"'-]+\\s*=)");

    static Optional<VectorTree> of(PipelineFile file, Findings findings) {
        var name = file.name().toLowerCase(Locale.ROOT);
        if (name.endsWith(".toml")) return toml(file, findings);
        return name.endsWith(".conf") && looksLikeToml(file.text()) ? toml(file, findings) : document(file, findings);
    }

    private static boolean looksLikeToml(String text) {
        return text.lines()
                .filter(line -> !line.isBlank() && !line.strip().startsWith("#"))
                .findFirst()
                .filter(line -> OF_TOML.matcher(line).lookingAt())
                .isPresent();
    }

    private static Optional<VectorTree> document(PipelineFile file, Findings findings) {
        // A .conf file in JSON is YAML too.
        var read = new DocumentReader().read(file.path(), file.text());
        findings.errors(read.faults());
        return read.root().flatMap(root -> tree(file, root, findings));
    }

    private static Optional<VectorTree> tree(PipelineFile file, Located root, Findings findings) {
        if (root instanceof Scalar scalar && scalar.isNull()) return Optional.empty();
        if (root.json() instanceof ObjectNode object) return Optional.of(new VectorTree(file, object, root::placeOf));
        findings.error(PipelineFaults.noTable(root.place(), "the configuration"));
        return Optional.empty();
    }

    private static Optional<VectorTree> toml(PipelineFile file, Findings findings) {
        try {
            JsonNode root = TOML.readTree(file.text());
            if (isTooDeep(root)) {
                findings.error(PipelineFaults.tooDeep(Place.of(file.path()), DEEPEST));
                return Optional.empty();
            }
            var places = new TomlPlaces(file.path(), file.text());
            return root instanceof ObjectNode object
                    ? Optional.of(new VectorTree(file, object, places::of))
                    : Optional.empty();
        } catch (JsonProcessingException trouble) {
            var location = trouble.getLocation();
            findings.error(PipelineFaults.toml(
                    location == null
                            ? Place.of(file.path())
                            : new Place(
                                    file.path(),
                                    Math.max(0, location.getLineNr()),
                                    Math.max(0, location.getColumnNr()))));
            return Optional.empty();
        }
    }

    /** Level by level: dotted keys nest as deep as a line is long, and whatever follows steps down by calling itself. */
    private static boolean isTooDeep(JsonNode root) {
        List<JsonNode> level = List.of(root);
        for (int depth = 0; depth < DEEPEST && !level.isEmpty(); depth++) {
            var next = new ArrayList<JsonNode>();
            level.forEach(node -> node.forEach(next::add));
            level = next;
        }
        return !level.isEmpty();
    }
}
