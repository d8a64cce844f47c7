package io.slipway.engine.install;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.app.AppPackage;
import io.slipway.engine.app.AppReader;
import io.slipway.engine.fault.Checked;
import io.slipway.engine.pack.PackageFiles;
import io.slipway.engine.packages.PackageStore;
import io.slipway.engine.run.AppManifests;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The apps of the day, read. */
public final class AppShelf implements AppManifests {

    private static final int MOST = 20;

    private final PackageStore store;
    private final AppReader reader;
    private final InstallKinds kinds;
    private final Map<String, AppPackage> read = new LinkedHashMap<>(16, 0.75f, true);

    public AppShelf(PackageStore store, AppReader reader, InstallKinds kinds) {
        this.store = store;
        this.reader = reader;
        this.kinds = kinds;
    }

    /** Faults where there is none by this digest, or where it is no app. */
    public AppPackage app(String digest) {
        synchronized (read) {
            var app = read.computeIfAbsent(
                    digest, unknown -> reader.read(store.open(digest).orThrow()).orThrow());
            if (read.size() > MOST) read.remove(read.keySet().iterator().next());
            return app;
        }
    }

    @Override
    public Optional<Checked<JsonNode>> of(PackageFiles files) {
        if (!isApp(files)) return Optional.empty();
        var app = reader.read(files);
        return Optional.of(
                app.isSound()
                        ? new Checked.Sound<>(AppManifest.of(app.orThrow(), kinds))
                        : new Checked.Faulty<>(app.faults()));
    }

    /** What has no {@code package.yaml} and an {@code app.conf} is one. */
    public static boolean isApp(PackageFiles files) {
        return !files.paths().contains("package.yaml")
                && files.paths().stream().anyMatch(path -> path.equals("app.conf") || path.endsWith("/app.conf"));
    }
}
