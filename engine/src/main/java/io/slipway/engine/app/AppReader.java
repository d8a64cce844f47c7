package io.slipway.engine.app;

import io.slipway.engine.app.kind.AppKinds;
import io.slipway.engine.fault.Checked;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.pack.PackageFiles;
import java.nio.file.Path;

/**
 * Reads app packages, and tells of everything that is wrong in one at once (AP-1). Asks no cluster and no site settings. May be
 * used by many threads.
 */
public final class AppReader {

    private final AppKinds kinds;

    /** @param kinds of objects that apps may hold */
    public AppReader(AppKinds kinds) {
        this.kinds = kinds;
    }

    public Checked<AppPackage> read(PackageFiles files) {
        return look(files).app();
    }

    /** Reads a folder, a {@code .tgz} or a {@code .zip}. Who needs its files too opens it himself. */
    public AppFindings look(Path source) {
        var opened = PackageFiles.open(source);
        if (!opened.isSound()) return new AppFindings(new Checked.Faulty<>(opened.faults()), Faults.NONE);
        try (var files = opened.orThrow()) {
            return look(files);
        }
    }

    /** With the warnings. */
    public AppFindings look(PackageFiles files) {
        return new AppReading(kinds, files).findings();
    }
}
