package io.slipway.adapters.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.slipway.engine.release.ReleaseProblem;
import io.slipway.engine.yaml.DocumentLimits;
import io.slipway.engine.yaml.DocumentReader;
import io.slipway.engine.yaml.Located;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A chart repository: {@code index.yaml}, and the archives that it names. */
record HttpRepository(ChartWeb web, ChartSource source) {

    private static final long LARGEST_INDEX = 64L << 20;
    private static final DocumentLimits INDEX = new DocumentLimits((int) LARGEST_INDEX, 100, 5_000_000, 1_000);

    /** @param folder where it may write */
    Found find(String chart, String version, Path folder) throws InterruptedException {
        var entries = index(folder).path("entries").path(chart);
        if (entries.isEmpty())
            throw new ReleaseProblem("There is no chart " + chart + " in the repository " + source + ".", false);
        var versions = new ArrayList<String>();
        entries.forEach(one -> versions.add(one.path("version").asText()));
        var chosen = choose(chart, version, versions, source);
        for (var entry : entries) if (entry.path("version").asText().equals(chosen)) return found(chart, entry);
        throw new IllegalStateException("A version of the index is gone.");
    }

    static String choose(String chart, String version, List<String> versions, ChartSource source) {
        if (versions.contains(version)) return version;
        return VersionRange.of(version.isEmpty() ? "*" : version)
                .newest(versions)
                .orElseThrow(() -> new ReleaseProblem(
                        "The repository " + source + " has no version " + (version.isEmpty() ? "" : version + " ")
                                + "of the chart " + chart + ". The newest there: "
                                + VersionRange.of("*").newest(versions).orElse("none") + ".",
                        false));
    }

    /**
     * @param digest {@code sha256:…}; empty where the index tells none
     * @param provenance where a signature is, if there is one
     */
    record Found(String name, String version, URI archive, String digest, Optional<URI> provenance) {}

    private Found found(String chart, JsonNode entry) {
        var url = entry.path("urls").path(0).asText();
        var digest = entry.path("digest").asText("").toLowerCase(Locale.ROOT);
        var bare = digest.startsWith("sha256:") ? digest.substring("sha256:".length()) : digest;
        try {
            var archive = URI.create(source.web() + "/").resolve(url);
            return new Found(
                    chart,
                    entry.path("version").asText(),
                    archive,
                    bare.matches("[0-9a-f]{64}") ? "sha256:" + bare : "",
                    Optional.of(provenance(archive)));
        } catch (IllegalArgumentException noAddress) {
            throw new ReleaseProblem(
                    "The index of " + source + " names no address for the chart " + chart + ". Make the index anew.",
                    false);
        }
    }

    private JsonNode index(Path folder) throws InterruptedException {
        var file = folder.resolve("index.yaml");
        var url = URI.create(source.web() + "/index.yaml");
        download(url, file, LARGEST_INDEX);
        var document = new DocumentReader(INDEX).read("index.yaml", file);
        if (!document.faults().isEmpty())
            throw new ReleaseProblem("The index of the repository " + source + " cannot be read. Make it anew.", false);
        return document.root().map(Located::json).orElse(MissingNode.getInstance());
    }

    /** Beside the archive; what is asked for with a query is so there, too. */
    static URI provenance(URI archive) {
        var text = archive.toString();
        int query = text.indexOf('?') < 0 ? text.length() : text.indexOf('?');
        return URI.create(text.substring(0, query) + ".prov" + text.substring(query));
    }

    /** Nothing is written where there is nothing. */
    void downloadIfThere(URI url, Path to, long most) throws InterruptedException {
        var got = web.get(source, url, Map.of(), source.authorization(), to, most);
        if (got.status() != 200 && got.status() != 404 && got.status() != 403)
            throw ChartWeb.refused(url, got.status());
    }

    void download(URI url, Path to, long most) throws InterruptedException {
        var got = web.get(source, url, Map.of(), source.authorization(), to, most);
        if (got.status() != 200) throw ChartWeb.refused(url, got.status());
    }
}
