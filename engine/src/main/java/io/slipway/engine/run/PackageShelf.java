package io.slipway.engine.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.engine.graph.PackageReader;
import io.slipway.engine.graph.TaskGraph;
import io.slipway.engine.graph.TaskPackage;
import io.slipway.engine.pack.PackageFiles;
import io.slipway.engine.packages.PackageStore;
import io.slipway.engine.packages.StoredPackage;
import io.slipway.engine.yaml.Document;
import io.slipway.engine.yaml.DocumentReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The packages of the runs of the day, read; reading one of thousands of tasks takes a second. */
public final class PackageShelf {

    private static final int MOST = 50;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param reader that knows the types of its tasks */
    private record Read(TaskGraph graph, PackageFiles files, PackageReader reader) {}

    /** A package with the tasks that a designer has drawn in place of its own. */
    private record Edited(String digest, String tasks) {}

    private final PackageStore store;
    private final PackageReader reader;
    private final AppManifests apps;
    private final PackageReader appReader;
    private final Map<String, Read> read = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Edited, TaskGraph> edited = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param apps turns app packages into tasks
     * @param appReader knows the types of those tasks too
     */
    public PackageShelf(PackageStore store, PackageReader reader, AppManifests apps, PackageReader appReader) {
        this.store = store;
        this.reader = reader;
        this.apps = apps;
        this.appReader = appReader;
    }

    /** For where there are task packages only. */
    public PackageShelf(PackageStore store, PackageReader reader) {
        this(store, reader, AppManifests.NONE, reader);
    }

    /** Faults where there is none by this reference, or where this node cannot read it: a plug-in was taken away. */
    public String digestOf(String reference) {
        return store.find(reference).orThrow().digest();
    }

    public boolean isApp(String digest) {
        return store.find(digest).orThrow().kind().equals(StoredPackage.APP);
    }

    /** Whether there is an app of that name, in whatever version. */
    public boolean isKnownApp(String name) {
        return store.list(name, 1, null).stream()
                .anyMatch(stored -> stored.kind().equals(StoredPackage.APP));
    }

    /** In the transaction that opens a run: from now on the package stays until the run is over. */
    public boolean hold(String digest) {
        return store.hold(digest);
    }

    public TaskGraph graph(String digest) {
        return get(digest).graph();
    }

    /**
     * The graph with other tasks; faults where they do not go with the package, as when they name a file that it has not.
     *
     * @param tasks {@code {"tasks": […], "edges": […]}} in the form of {@code package.yaml}
     */
    public TaskGraph graph(String digest, String tasks) {
        var own = get(digest);
        synchronized (edited) {
            var graph = edited.computeIfAbsent(new Edited(digest, tasks), unknown -> edited(own, tasks));
            if (edited.size() > MOST) edited.remove(edited.keySet().iterator().next());
            return graph;
        }
    }

    private TaskGraph edited(Read own, String tasks) {
        var head = own.graph().taskPackage();
        var manifest = JsonNodeFactory.instance
                .objectNode()
                .put("name", head.name())
                .put("version", head.version().toString());
        manifest.setAll((ObjectNode) json(tasks));
        var document = new DocumentReader().read("the edited graph", manifest.toString());
        var read = own.reader().read(document, own.files().paths()).orThrow();
        return TaskGraph.of(new TaskPackage(
                head.name(),
                head.version(),
                head.description(),
                head.failFast(),
                head.global(),
                read.tasks(),
                read.edges()));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The tasks of an edited graph are kept as JSON, and these are none.", e);
        }
    }

    /** Empty where the package was removed. */
    public Optional<TaskGraph> graphIfThere(String digest) {
        synchronized (read) {
            var there = read.get(digest);
            if (there != null) return Optional.of(there.graph());
        }
        return store.find(digest).isSound() ? Optional.of(graph(digest)) : Optional.empty();
    }

    /** The folder of its files on this node. */
    public Path files(String digest) {
        return get(digest).files().root();
    }

    private Read get(String digest) {
        synchronized (read) {
            var there = read.get(digest);
            // Somebody may have tidied the folder away meanwhile.
            if (there != null && Files.isDirectory(there.files().root())) return there;
            var made = readAnew(digest);
            read.put(digest, made);
            if (read.size() > MOST) read.remove(read.keySet().iterator().next());
            return made;
        }
    }

    private Read readAnew(String digest) {
        var files = store.open(digest).orThrow();
        var manifest = apps.of(files);
        if (manifest.isEmpty()) return new Read(TaskGraph.of(reader.read(files).orThrow()), files, reader);
        var app = appReader.read(document(manifest.get().orThrow()), files.paths());
        return new Read(TaskGraph.of(app.orThrow()), files, appReader);
    }

    private static Document document(JsonNode manifest) {
        return new DocumentReader().read("the app's install tasks", manifest.toString());
    }
}
