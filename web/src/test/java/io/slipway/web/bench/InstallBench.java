package io.slipway.web.bench;

import io.slipway.engine.app.AppReader;
import io.slipway.engine.app.kind.AppKinds;
import io.slipway.engine.graph.SemanticVersion;
import io.slipway.engine.pack.PackageFiles;
import io.slipway.engine.packages.PackageStore;
import io.slipway.engine.store.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What an app of many objects costs in each phase of its install, and of an upgrade that changes all of them. Started by
 * {@code bench/install}. Arguments: database, user, password, objects, rounds.
 */
final class InstallBench {

    private static final int WARM_UP = 2;

    private InstallBench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var address = DatabaseAddress.parse(arguments[0], arguments[1], arguments[2]);
        int objects = Integer.parseInt(arguments[3]);
        int rounds = Integer.parseInt(arguments[4]);
        try (var server = BenchServer.start(address)) {
            for (int i = -WARM_UP; i < rounds; i++) {
                var app = "app-" + System.nanoTime();
                measure(server, app, "install", "1.0.0", objects, i >= 0);
                measure(server, app, "upgrade", "2.0.0", objects, i >= 0);
            }
        }
        System.exit(0);
    }

    private static void measure(
            BenchServer server, String app, String action, String version, int objects, boolean counts)
            throws IOException, InterruptedException {
        var digest = push(server, app, version, objects);
        var timing = server.change(action, digest);
        if (!counts) return;
        System.out.printf(
                Locale.ROOT,
                "{\"bench\":\"install\",\"action\":\"%s\",\"objects\":%d,\"reserveMs\":%.0f,\"prepareMs\":%.0f,"
                        + "\"executeMs\":%.0f,\"wholeMs\":%.0f}%n",
                action,
                objects,
                timing.reserveMillis(),
                timing.prepareMillis(),
                timing.executeMillis(),
                timing.wholeMillis());
    }

    private static String push(BenchServer server, String app, String version, int objects) throws IOException {
        var folder = write(app, version, objects);
        try (var files = PackageFiles.open(folder).orThrow()) {
            new AppReader(AppKinds.builtIn()).read(files).orThrow();
            return server.bean(PackageStore.class)
                    .push(files, app, SemanticVersion.parse(version).orElseThrow(), "app", "bench", true)
                    .orThrow()
                    .stored()
                    .digest();
        }
    }

    /** Saved searches, and for each tenth of them an alert that names it. */
    private static Path write(String app, String version, int objects) throws IOException {
        var folder = Files.createTempDirectory("slipway-bench-app");
        Files.createDirectories(folder.resolve("default/search"));
        Files.writeString(folder.resolve("app.conf"), "[app]\nid = " + app + "\nversion = " + version + "\n");
        var searches = new StringBuilder();
        var alerts = new StringBuilder();
        for (int i = 0; i < objects; i++) {
            if (i % 10 == 9)
                alerts.append("[alert-%d]\nsavedsearch = search-%d\ncondition = count > %d\nseverity = high\n"
                        .formatted(i, i - 1, i));
            else
                searches.append("[search-%d]\nsearch = error %s | stats count by host\ncron = 5 * * * *\n"
                        .formatted(i, version));
        }
        Files.writeString(folder.resolve("default/search/savedsearch.conf"), searches);
        Files.writeString(folder.resolve("default/alert.conf"), alerts);
        return folder;
    }
}
