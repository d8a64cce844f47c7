package io.slipway.adapters.helm;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.engine.cluster.ClusterAccess;
import io.slipway.engine.release.ChartValues;
import io.slipway.engine.release.Marks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** What one call needs on disk: the chart with our marks in it, the values, the kubeconfig. Gone after the call. */
final class CallFolder implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> COUNTING = List.of("until", "seq");

    private final Path folder;

    CallFolder(Path folder) {
        this.folder = folder;
    }

    Path chart() {
        return folder.resolve("chart");
    }

    void putChart(Path chart, ObjectNode manifest, Marks marks) {
        try (var all = Files.walk(chart)) {
            for (var path : all.toList()) {
                var target = chart().resolve(chart.relativize(path).toString());
                if (Files.isDirectory(path)) Files.createDirectories(target);
                else Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
            }
            var marked = manifest.deepCopy();
            ChartMarks.write(marked, marks);
            BundledDefinitions.note(marked, BundledDefinitions.in(chart, folder.resolve("packed")));
            // JSON is YAML; what was written in it by people is in the record of charts.
            write(chart().resolve(ChartManifest.FILE), JSON.writeValueAsString(marked));
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    /** Whether it can render to far more than stands in it: it counts, or brings charts that are packed. */
    boolean canMultiply() {
        try (var all = Files.walk(chart())) {
            return all.filter(Files::isRegularFile).anyMatch(CallFolder::canMultiply);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    private static boolean canMultiply(Path file) {
        var path = file.toString();
        if (path.endsWith(".tgz")) return true;
        if (!path.contains("/templates/")) return false;
        try {
            var text = Files.readString(file, StandardCharsets.ISO_8859_1);
            return COUNTING.stream().anyMatch(text::contains);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    void put(String file, String text) {
        write(chart().resolve(file), text);
    }

    ObjectNode call(String verb, io.slipway.engine.release.ReleaseRef release, ClusterAccess access) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("verb", verb)
                .put("name", release.name())
                .put("namespace", release.namespace())
                .put("chart", chart().toString())
                .put("kubeconfig", kubeconfig(access).toString());
    }

    void putValues(ObjectNode call, ChartValues values) {
        var files = call.putArray("values");
        int number = 0;
        for (var document : values.documents()) {
            // Names of our own: the library joins them with commas.
            var file = folder.resolve("values-" + number++ + ".yaml");
            write(file, document);
            files.add(file.toString());
        }
    }

    /** The library knows no context, so the one that is meant is made the current one. */
    private Path kubeconfig(ClusterAccess access) {
        try {
            var text = Files.readString(access.kubeconfig());
            var file = folder.resolve("kubeconfig");
            write(file, Kubeconfigs.withContext(text, access.context()));
            return file;
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    private static void write(Path file, String text) {
        try {
            var parent = file.getParent();
            if (parent != null) Files.createDirectories(parent);
            Files.writeString(file, text);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    @Override
    public void close() {
        Folders.remove(folder);
    }
}
