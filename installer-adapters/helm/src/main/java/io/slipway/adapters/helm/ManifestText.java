package io.slipway.adapters.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.slipway.engine.release.ReleaseProblem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;

/** What Helm has rendered, document by document, as Helm itself reads it. */
final class ManifestText {

    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .loaderOptions(limits())
            // A key with nothing behind it, as templates love to leave it, is null for Helm too.
            .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
            .build());

    private ManifestText() {}

    private static LoaderOptions limits() {
        var limits = new LoaderOptions();
        limits.setCodePointLimit(128 << 20);
        return limits;
    }

    static List<JsonNode> documents(String manifest) {
        try (var all = YAML.readerFor(JsonNode.class).<JsonNode>readValues(manifest)) {
            return all.readAll().stream().filter(JsonNode::isObject).toList();
        } catch (IOException noYaml) {
            throw new ReleaseProblem(
                    "Helm's record of the release holds a manifest that cannot be read. Look with helm get manifest.",
                    false);
        }
    }

    /** Lists as what stands in them. None is read as its kind: what Helm has sent need not be what a library knows. */
    static List<ObjectNode> objects(String manifest) {
        return documents(manifest).stream().flatMap(ManifestText::flat).toList();
    }

    private static Stream<ObjectNode> flat(JsonNode document) {
        boolean isList = document.path("items").isArray()
                && document.path("kind").asText().endsWith("List");
        if (isList) {
            var items = new ArrayList<JsonNode>();
            document.path("items").forEach(items::add);
            return items.stream().flatMap(ManifestText::flat);
        }
        boolean isObject = document.hasNonNull("kind") && document.hasNonNull("apiVersion");
        return isObject && document instanceof ObjectNode object ? Stream.of(object) : Stream.of();
    }
}
