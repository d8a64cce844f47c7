package io.slipway.engine.graph;

import io.slipway.engine.fault.Checked;
import io.slipway.engine.pack.PackageFiles;
import io.slipway.engine.yaml.Document;
import io.slipway.engine.yaml.DocumentReader;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;

/** Reads task packages, and tells of everything that is wrong in one at once (TR-4). May be used by many threads. */
public final class PackageReader {

    private final Map<String, TaskKind> kinds = new LinkedHashMap<>();

    /** @param kinds the task types that packages may use */
    public PackageReader(Collection<? extends TaskKind> kinds) {
        kinds.forEach(kind -> this.kinds.put(kind.name(), kind));
    }

    /** Reads a folder, a {@code .tgz} or a {@code .zip}. Who needs its files too opens it himself. */
    public Checked<TaskPackage> read(Path source) {
        var opened = PackageFiles.open(source);
        if (!opened.isSound()) return new Checked.Faulty<>(opened.faults());
        try (var files = opened.orThrow()) {
            return read(files);
        }
    }

    public Checked<TaskPackage> read(PackageFiles files) {
        var manifest = files.file(PackageFiles.MANIFEST);
        if (manifest.isEmpty()) {
            var findings = new Findings();
            var mend = findings.guess(PackageFiles.MANIFEST, files.paths(), "Put it beside the files that tasks need.");
            findings.add(PackageFaults.noManifest(files.name(), mend));
            return new Checked.Faulty<>(findings.all());
        }
        var name = files.name() + "/" + PackageFiles.MANIFEST;
        return read(new DocumentReader().read(name, manifest.get()), files.paths());
    }

    /**
     * Reads a manifest that has no folder around it.
     *
     * @param files that count as being in the package
     */
    public Checked<TaskPackage> read(Document manifest, SortedSet<String> files) {
        var reading = new PackageReading(kinds, files);
        manifest.root().ifPresent(reading::check);
        return Checked.of(manifest.faults().and(reading.faults()), reading::taskPackage);
    }
}
