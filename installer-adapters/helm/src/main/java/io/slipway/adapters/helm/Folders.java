package io.slipway.adapters.helm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Removes folders that were ours alone. */
final class Folders {

    private Folders() {}

    /** What cannot be removed stays until the next start. */
    static void remove(Path folder) {
        if (!Files.exists(folder)) return;
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
        } catch (IOException | java.io.UncheckedIOException inUse) {
            System.getLogger(Folders.class.getName())
                    .log(System.Logger.Level.DEBUG, "A folder of a Helm worker stays for now: {0}", folder);
        }
    }

    static void empty(Path folder) {
        remove(folder);
        folder.toFile().mkdirs();
    }
}
