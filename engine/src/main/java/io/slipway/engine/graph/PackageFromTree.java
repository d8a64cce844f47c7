package io.slipway.engine.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.engine.yaml.Located;
import io.slipway.engine.yaml.Mapping;
import io.slipway.engine.yaml.Scalar;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the package from a tree in which nothing was found wrong; so nothing is checked here again. */
final class PackageFromTree {

    /** Doubled after each attempt by whoever waits. */
    private static final Duration USUAL_BACKOFF = Duration.ofSeconds(2);

    private PackageFromTree() {}

    static TaskPackage of(Mapping root, List<Mapping> tasks, List<Dag.Edge> edges) {
        return new TaskPackage(
                word(root, "name"),
                SemanticVersion.of(word(root, "version")),
                word(root, "description"),
                Fields.flag(root, "failFast").orElse(false),
                json(root, "global"),
                tasks.stream().map(PackageFromTree::task).toList(),
                edges);
    }

    private static TaskDefinition task(Mapping task) {
        return new TaskDefinition(
                word(task, "id"),
                word(task, "type"),
                word(task, "description"),
                Fields.flag(task, "rollback"),
                Fields.flag(task, "idempotent").orElse(false),
                json(task, "spec"),
                json(task, "config"),
                json(task, "outputs"),
                Fields.word(task, "timeout").flatMap(time -> TimeText.parse(time.text())),
                Fields.mapping(task, "retries").map(PackageFromTree::retries).orElse(Retries.NONE),
                Fields.word(task, "when").map(Scalar::text),
                Fields.mappings(task, "modes").stream()
                        .map(PackageFromTree::mode)
                        .toList(),
                task);
    }

    private static Retries retries(Mapping retries) {
        var attempts =
                Fields.word(retries, "attempts").map(scalar -> scalar.json().intValue());
        var backoff = Fields.word(retries, "backoff").flatMap(time -> TimeText.parse(time.text()));
        return new Retries(attempts.orElse(1), backoff.orElse(USUAL_BACKOFF));
    }

    private static TaskMode mode(Mapping mode) {
        Map<String, JsonNode> outputs = new LinkedHashMap<>();
        Fields.mapping(mode, "outputs").ifPresent(written -> written.entries()
                .values()
                .forEach(entry -> outputs.put(entry.key(), entry.value().json())));
        return new TaskMode(word(mode, "when"), json(mode, "config"), outputs);
    }

    private static String word(Mapping mapping, String key) {
        return Fields.word(mapping, key).map(Scalar::text).orElse("");
    }

    private static JsonNode json(Mapping mapping, String key) {
        return Fields.mapping(mapping, key).map(Located::json).orElseGet(JsonNodeFactory.instance::objectNode);
    }
}
