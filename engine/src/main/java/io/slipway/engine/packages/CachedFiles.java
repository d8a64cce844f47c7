package io.slipway.engine.packages;

import io.slipway.engine.pack.PackageFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Files that fitted their digest when they were looked at. Reading them all again for each task would cost more than most
 * tasks; sizes and times tell as much, and are looked at once a second at most.
 */
final class CachedFiles {

    private static final long OFTEN_ENOUGH = TimeUnit.SECONDS.toNanos(1);

    private final PackageFiles files;
    private final long stamp;
    private long lookedAt = System.nanoTime();

    private CachedFiles(PackageFiles files, long stamp) {
        this.files = files;
        this.stamp = stamp;
    }

    static CachedFiles of(PackageFiles files) throws IOException {
        return new CachedFiles(files, stamp(files));
    }

    PackageFiles files() {
        return files;
    }

    /** Called by one thread at a time. */
    boolean isUntouched() {
        if (!Files.isDirectory(files.root())) return false;
        if (System.nanoTime() - lookedAt < OFTEN_ENOUGH) return true;
        lookedAt = System.nanoTime();
        try {
            return stamp(files) == stamp;
        } catch (IOException gone) {
            return false;
        }
    }

    private static long stamp(PackageFiles files) throws IOException {
        long stamp = 17;
        int seen = 0;
        try (var all = Files.walk(files.root())) {
            for (var path : (Iterable<java.nio.file.Path>) all::iterator) {
                var attributes = attributes(path);
                if (attributes == null) return 0;
                if (attributes.isDirectory()) continue;
                seen++;
                // The order of a walk is nobody's promise: a sum does not mind.
                stamp += 31L * path.hashCode()
                        + 7L * attributes.size()
                        + attributes.lastModifiedTime().toMillis();
            }
        }
        return 31 * stamp + seen;
    }

    private static @Nullable BasicFileAttributes attributes(java.nio.file.Path path) throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class);
        } catch (NoSuchFileException gone) {
            return null;
        }
    }
}
