package io.slipway.adapters.helm;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.adapters.helm.ShownTemplates.Shown;
import io.slipway.engine.yaml.DocumentReader;
import io.slipway.engine.yaml.Located;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A chart and the charts in it, with the names by which Helm knows them.
 *
 * @param read which files of it Helm reads
 * @param name of the chart in names of templates: {@code shop/charts/db}
 * @param scope the names of the charts that lead to it from the top, without that one
 */
record ChartParts(Path folder, HelmIgnore read, String name, List<String> scope) {

    /** Helm renders no file whose name begins with a dash below. */
    static final String PART = "_shown.";

    static ChartParts of(Path chart) throws IOException {
        return new ChartParts(chart, HelmIgnore.of(chart), manifest(chart).name(), List.of());
    }

    private static ChartManifest manifest(Path chart) {
        return ChartManifest.read(chart, "A part of the chart");
    }

    /** Makes a part of each template, so that Helm renders it where it is included only. */
    List<Shown> hide() throws IOException {
        var shown = new ArrayList<>(templates());
        var charts = folder.resolve("charts");
        if (!Files.isDirectory(charts)) return shown;
        unpack(charts);
        for (var part : list(charts))
            if (Files.isRegularFile(part.resolve(ChartManifest.FILE)))
                for (var alias : aliases(manifest(part).name()))
                    shown.addAll(new ChartParts(part, read, name + "/charts/" + alias, with(alias)).hide());
        return shown;
    }

    private List<String> with(String alias) {
        return Stream.concat(scope.stream(), Stream.of(alias)).toList();
    }

    private List<Shown> templates() throws IOException {
        var templates = folder.resolve("templates");
        boolean isLibrary = manifest(folder).json().path("type").asText().equals("library");
        if (isLibrary || !Files.isDirectory(templates)) return List.of();
        var shown = new ArrayList<Shown>();
        try (var all = Files.walk(templates)) {
            for (var file : all.filter(Files::isRegularFile).toList())
                if (!read.covers(file)) hide(file, folder.relativize(file).toString(), shown);
        }
        return shown;
    }

    /** Once for all names of the chart: by the second one it is hidden already. */
    private void hide(Path file, String path, List<Shown> shown) throws IOException {
        var base = String.valueOf(file.getFileName());
        var plain = base.startsWith(PART) ? base.substring(PART.length()) : base;
        if (plain.startsWith("_") || plain.equals("NOTES.txt")) return;
        if (plain.equals(base)) Files.move(file, file.resolveSibling(PART + base));
        var place = name + "/" + path.substring(0, path.length() - base.length());
        shown.add(new Shown(place + plain, place + PART + plain, scope));
    }

    private static List<Path> list(Path charts) throws IOException {
        try (var all = Files.list(charts)) {
            return all.filter(one -> !String.valueOf(one.getFileName()).matches("[._].*"))
                    .sorted()
                    .toList();
        }
    }

    private static void unpack(Path charts) throws IOException {
        for (var packed : list(charts)) {
            if (!packed.toString().endsWith(".tgz")) continue;
            var file = String.valueOf(packed.getFileName());
            PackedCharts.open("The chart " + file, packed, "", charts.resolve("unpacked-" + file.replace(".tgz", "")));
            Files.delete(packed);
        }
    }

    /** A chart that is named twice among what another one is made of is there twice. */
    private List<String> aliases(String part) {
        var named = new ArrayList<String>();
        for (var one : List.of(ChartManifest.FILE, "requirements.yaml"))
            for (var dependency : dependencies(folder.resolve(one)))
                if (dependency.path("name").asText().equals(part))
                    named.add(
                            dependency.hasNonNull("alias")
                                    ? dependency.path("alias").asText()
                                    : part);
        return named.isEmpty() ? List.of(part) : named.stream().distinct().toList();
    }

    private static JsonNode dependencies(Path file) {
        var none = com.fasterxml.jackson.databind.node.MissingNode.getInstance();
        if (!Files.isRegularFile(file)) return none;
        return new DocumentReader()
                .read(String.valueOf(file.getFileName()), file)
                .root()
                .map(Located::json)
                .map(json -> json.path("dependencies"))
                .orElse(none);
    }
}
