package io.slipway.adapters.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.engine.release.ReleaseProblem;
import io.slipway.engine.yaml.DocumentReader;
import io.slipway.engine.yaml.Located;
import io.slipway.engine.yaml.Mapping;
import io.slipway.engine.yaml.Scalar;
import io.slipway.engine.yaml.ScalarType;
import io.slipway.engine.yaml.Sequence;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A chart's own description of itself, {@code Chart.yaml}. */
record ChartManifest(ObjectNode json) {

    static final String FILE = "Chart.yaml";

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{0,249}");

    /** @param source for people */
    static ChartManifest read(Path chart, String source) {
        var document = new DocumentReader().read(FILE, chart.resolve(FILE));
        if (!document.faults().isEmpty())
            throw new ReleaseProblem(
                    source + " is no sound chart: " + document.faults().render(), false);
        var json = document.root().map(ChartManifest::json).orElse(JsonNodeFactory.instance.nullNode());
        if (!(json instanceof ObjectNode object))
            throw new ReleaseProblem(source + " is no sound chart: its Chart.yaml is empty.", false);
        var manifest = new ChartManifest(object);
        manifest.check(source);
        return manifest;
    }

    private void check(String source) {
        if (!NAME.matcher(name()).matches())
            throw new ReleaseProblem(
                    source + " is no sound chart: its name is " + io.slipway.engine.fault.Quoted.of(name())
                            + ". A chart's name has letters, digits, dots and dashes, and begins with a letter or a digit.",
                    false);
        if (version().isEmpty())
            throw new ReleaseProblem(source + " is no sound chart: its Chart.yaml has no version.", false);
    }

    /** A library may only be a part of another chart. */
    void requireInstallable(String source) {
        if (json.path("type").asText().equals("library"))
            throw new ReleaseProblem(
                    source + " is a library: it makes nothing by itself. Install a chart that uses it.", false);
    }

    String name() {
        return json.path("name").asText();
    }

    String version() {
        return json.path("version").asText();
    }

    /** Nothing in it is a number by its meaning: {@code 1.10} stays what is written. */
    private static JsonNode json(Located value) {
        if (value instanceof Mapping mapping) {
            var object = JsonNodeFactory.instance.objectNode();
            mapping.entries().forEach((key, entry) -> object.set(key, json(entry.value())));
            return object;
        }
        if (value instanceof Sequence list) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            list.items().forEach(item -> array.add(json(item)));
            return array;
        }
        var scalar = (Scalar) value;
        return scalar.type() == ScalarType.BOOLEAN || scalar.isNull()
                ? scalar.json()
                : JsonNodeFactory.instance.textNode(scalar.text());
    }
}
