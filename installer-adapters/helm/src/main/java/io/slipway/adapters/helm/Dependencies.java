package io.slipway.adapters.helm;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.release.Chart;
import io.slipway.engine.release.ReleaseProblem;
import io.slipway.engine.yaml.DocumentReader;
import io.slipway.engine.yaml.Located;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The charts that a chart is made of, where they are not bundled in its folder {@code charts}. */
final class Dependencies {

    private static final int MOST = 100;

    /** Gets a chart for another one. */
    interface Source {
        void fetch(String name, String repository, String version, Path to) throws InterruptedException;
    }

    private final Source source;

    Dependencies(Source source) {
        this.source = source;
    }

    /** @return the chart with them */
    Chart complete(Chart chart) throws InterruptedException {
        var wanted = ChartManifest.read(chart.folder(), chart.source()).json().path("dependencies");
        if (wanted.size() > MOST)
            throw new ReleaseProblem(chart.source() + " is made of more than " + MOST + " charts.", false);
        var locked = locked(chart.folder());
        boolean isChanged = false;
        for (var one : wanted) isChanged |= complete(chart, one, locked);
        return isChanged ? PackedCharts.describe(chart.source(), chart.folder()) : chart;
    }

    private boolean complete(Chart chart, JsonNode dependency, Map<String, String> locked) throws InterruptedException {
        var name = dependency.path("name").asText();
        if (!name.matches("[a-zA-Z0-9][a-zA-Z0-9._-]{0,249}"))
            throw new ReleaseProblem(chart.source() + " names a dependency that cannot be a chart.", false);
        if (isBundled(chart.folder().resolve("charts"), name)) return false;
        var repository = dependency.path("repository").asText("");
        if (repository.isEmpty())
            throw new ReleaseProblem(
                    chart.source() + " needs the chart " + name + ", which is not in its folder charts, and names no"
                            + " repository for it. Run helm dependency update before packing.",
                    false);
        var version = locked.getOrDefault(name, dependency.path("version").asText(""));
        source.fetch(name, repository, version, chart.folder().resolve("charts").resolve(name));
        return true;
    }

    private static boolean isBundled(Path charts, String name) {
        if (Files.isDirectory(charts.resolve(name))) return true;
        if (!Files.isDirectory(charts)) return false;
        try (var all = Files.list(charts)) {
            return all.map(path -> path.getFileName().toString())
                    .anyMatch(file -> file.startsWith(name + "-")
                            && file.endsWith(".tgz")
                            // another-1.0.0.tgz is not another-chart-1.0.0.tgz
                            && file.substring(name.length() + 1).matches("v?[0-9].*"));
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    private static Map<String, String> locked(Path chart) {
        var versions = new HashMap<String, String>();
        var file = chart.resolve("Chart.lock");
        if (!Files.isRegularFile(file)) return versions;
        new DocumentReader().read("Chart.lock", file).root().map(Located::json).ifPresent(lock -> lock.path(
                        "dependencies")
                .forEach(one -> versions.put(
                        one.path("name").asText(), one.path("version").asText())));
        return versions;
    }
}
