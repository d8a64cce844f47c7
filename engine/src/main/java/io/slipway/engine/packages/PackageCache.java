package io.slipway.engine.packages;

import io.slipway.engine.pack.ArchiveLimits;
import io.slipway.engine.pack.PackageFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The files of packages on this node, a folder for each digest. A folder is made beside and moved to its place, so it is
 * whole or not there, whenever this process ends. Whoever opens it compares it with its digest first; a broken one is made
 * anew.
 */
final class PackageCache {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    /** What is in the store was held to the limits when it came in. */
    private static final ArchiveLimits ANY = new ArchiveLimits(
            Long.MAX_VALUE / 2, Long.MAX_VALUE / 2, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

    private final Path folder;
    private final ConcurrentHashMap<String, CachedFiles> known = new ConcurrentHashMap<>();

    PackageCache(Path folder) {
        this.folder = folder;
    }

    /** Made by the first who asks for it; others who want the same wait for it. */
    PackageFiles files(StoredPackage stored, Supplier<InputStream> archive) {
        return known.compute(
                        stored.digest(),
                        (digest, before) ->
                                before != null && before.isUntouched() ? before : verifiedOrNew(stored, archive))
                .files();
    }

    private CachedFiles verifiedOrNew(StoredPackage stored, Supplier<InputStream> archive) {
        try {
            Files.createDirectories(folder);
            var there = verified(stored);
            return there != null ? there : made(stored, archive);
        } catch (IOException trouble) {
            throw new UncheckedIOException(
                    "The files of the package " + stored.label() + " could not be unpacked into " + folder + ": "
                            + trouble.getMessage() + ".",
                    trouble);
        }
    }

    private @Nullable CachedFiles verified(StoredPackage stored) throws IOException {
        var place = folder.resolve(stored.digest());
        if (!Files.isDirectory(place)) return null;
        var opened = PackageFiles.open(stored.label(), place, folder, ANY);
        if (!opened.isSound() || !opened.orThrow().digest().equals(stored.digest())) return null;
        return CachedFiles.of(opened.orThrow());
    }

    private CachedFiles made(StoredPackage stored, Supplier<InputStream> archive) throws IOException {
        var work = Files.createTempDirectory(folder, ".new-");
        try {
            var packed = work.resolve("archive.tgz");
            try (var in = archive.get()) {
                Files.copy(in, packed);
            }
            var files = PackageFiles.open(stored.label(), packed, work, ANY)
                    .orThrow()
                    .root();
            ReadOnly.make(files);
            moveToItsPlace(files, folder.resolve(stored.digest()), work);
        } finally {
            ReadOnly.remove(work);
        }
        var made = verified(stored);
        if (made == null)
            throw new IOException("what the store holds of it does not fit its digest " + stored.digest());
        return made;
    }

    /** A broken folder goes out of the way first, into the one that is removed. */
    private static void moveToItsPlace(Path files, Path place, Path work) throws IOException {
        if (Files.exists(place)) {
            ReadOnly.unlock(place);
            Files.move(place, work.resolve("broken"), StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(files, place, StandardCopyOption.ATOMIC_MOVE);
        ReadOnly.lock(place);
    }

    void remove(String digest) {
        known.computeIfPresent(digest, (same, before) -> null);
        ReadOnly.remove(folder.resolve(digest));
    }

    /** Also what a killed process has left half made. */
    void tidy(Predicate<String> isInStore) {
        if (!Files.isDirectory(folder)) return;
        try (var all = Files.list(folder)) {
            for (var one : all.toList()) {
                var name = one.getFileName().toString();
                if (name.startsWith(".new-")) ReadOnly.remove(one);
                else if (DIGEST.matcher(name).matches() && !isInStore.test(name)) remove(name);
            }
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }
}
