package io.slipway.adapters.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.slipway.engine.release.ReleaseProblem;
import java.io.IOException;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;

/** What Helm has rendered, document by document, as Helm itself reads it. */
final class ManifestText {

    private static final YAMLMapper YAML =
            new YAMLMapper(YAMLFactory.builder().loaderOptions(limits()).build());

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
}
