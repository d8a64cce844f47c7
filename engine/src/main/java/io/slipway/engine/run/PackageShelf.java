package io.slipway.engine.run;

import io.slipway.engine.graph.PackageReader;
import io.slipway.engine.graph.TaskGraph;
import io.slipway.engine.graph.TaskPackage;
import io.slipway.engine.packages.PackageStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The packages of the runs of the day, read; reading one of thousands of tasks takes a second. */
public final class PackageShelf {

    private static final int MOST = 50;

    private record Read(TaskGraph graph, Path files) {}

    private final PackageStore store;
    private final PackageReader reader;
    private final Map<String, Read> read = new LinkedHashMap<>(16, 0.75f, true);

    public PackageShelf(PackageStore store, PackageReader reader) {
        this.store = store;
        this.reader = reader;
    }

    /** Faults where there is none by this reference, or where this node cannot read it: a plug-in was taken away. */
    public String digestOf(String reference) {
        return store.find(reference).orThrow().digest();
    }

    /** In the transaction that opens a run: from now on the package stays until the run is over. */
    public boolean hold(String digest) {
        return store.hold(digest);
    }

    public TaskGraph graph(String digest) {
        return get(digest).graph();
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
        return get(digest).files();
    }

    private Read get(String digest) {
        synchronized (read) {
            var there = read.get(digest);
            // Somebody may have tidied the folder away meanwhile.
            if (there != null && Files.isDirectory(there.files())) return there;
            var made = readAnew(digest);
            read.put(digest, made);
            if (read.size() > MOST) read.remove(read.keySet().iterator().next());
            return made;
        }
    }

    private Read readAnew(String digest) {
        var files = store.open(digest).orThrow();
        TaskPackage taskPackage = reader.read(files).orThrow();
        return new Read(TaskGraph.of(taskPackage), files.root());
    }
}
