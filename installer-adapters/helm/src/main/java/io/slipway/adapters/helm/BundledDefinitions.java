package io.slipway.adapters.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.engine.cluster.ObjectRef;
import io.slipway.engine.release.ReleaseProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The definitions of kinds that stand beside the templates of the charts in a chart. Helm makes them, never removes them, and
 * keeps of these charts nothing in its record, so they are noted in the chart's own description.
 */
final class BundledDefinitions {

    private static final String NOTED = "slipway.io/definitions";

    private static final String API = "apiextensions.k8s.io/v1";

    private BundledDefinitions() {}

    /**
     * @param scratch a folder that is not there, for charts that are packed
     * @return their names
     */
    static SortedSet<String> in(Path chart, Path scratch) {
        return among(chart, "(charts/[^/]+/)+crds/.+\\.ya?ml", scratch);
    }

    private static SortedSet<String> among(Path chart, String definitions, Path scratch) {
        var names = new TreeSet<String>();
        try (var all = Files.walk(chart)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                var path = chart.relativize(file).toString();
                if (path.matches(definitions)) names.addAll(names(file));
                if (path.matches("(charts/[^/]+/)*charts/[^/]+\\.tgz")) names.addAll(packed(file, scratch));
            }
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
        return names;
    }

    private static SortedSet<String> packed(Path archive, Path scratch) {
        PackedCharts.open("The chart " + archive.getFileName(), archive, "", scratch);
        var names = among(scratch, "(charts/[^/]+/)*crds/.+\\.ya?ml", scratch.resolve("charts/packed"));
        Folders.remove(scratch);
        return names;
    }

    private static List<String> names(Path file) {
        try {
            return ManifestText.objects(Files.readString(file, StandardCharsets.UTF_8)).stream()
                    .filter(one -> one.path("kind").asText().equals("CustomResourceDefinition"))
                    .map(one -> one.at("/metadata/name").asText())
                    .filter(name -> !name.isEmpty())
                    .toList();
        } catch (IOException | ReleaseProblem unreadable) {
            // For Helm too, which says why.
            return List.of();
        }
    }

    static void note(ObjectNode metadata, SortedSet<String> names) {
        if (!names.isEmpty()) metadata.withObjectProperty("annotations").put(NOTED, String.join(",", names));
    }

    /** @param metadata of the chart, as Helm has recorded it */
    static List<ObjectRef> noted(JsonNode metadata) {
        var names = metadata.path("annotations").path(NOTED).asText("");
        return Stream.of(names.split(","))
                .filter(name -> !name.isEmpty())
                .map(name -> new ObjectRef(API, "CustomResourceDefinition", "", name))
                .toList();
    }
}
