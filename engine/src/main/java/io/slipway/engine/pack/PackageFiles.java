package io.slipway.engine.pack;

import io.slipway.engine.fault.Checked;
import io.slipway.engine.fault.Faults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The files of one package, on disk. An archive is unpacked into a folder of its own, which is removed on close, or at once
 * when the archive is refused.
 */
public final class PackageFiles implements AutoCloseable {

    /** The file that makes a folder a task package. */
    public static final String MANIFEST = "package.yaml";

    /** One of these makes a folder a package: of tasks, or of an app. */
    private static final List<String> MARKS = List.of(MANIFEST, "app.conf", "default/app.conf");

    private final String name;
    private final Path root;
    private final SortedSet<String> paths;
    private final String digest;
    private final @Nullable Path unpacked;

    private PackageFiles(String name, Path root, List<String> paths, String digest, @Nullable Path unpacked) {
        this.name = name;
        this.root = root;
        this.paths = Collections.unmodifiableSortedSet(new TreeSet<>(paths));
        this.digest = digest;
        this.unpacked = unpacked;
    }

    /**
     * Opens a folder, a {@code .tgz} or a {@code .zip}. In an archive everything may lie in one folder, as
     * {@code tar -czf shop.tgz shop} packs it.
     *
     * @param name as faults shall name the package
     * @param work where archives are unpacked
     */
    public static Checked<PackageFiles> open(String name, Path source, Path work, ArchiveLimits limits) {
        var faults = new PackFaults(name);
        try {
            if (!Files.exists(source)) return faulty(new Refusal(faults.missing()));
            return new Checked.Sound<>(
                    Files.isDirectory(source)
                            ? ofFolder(name, source.toRealPath(), null, limits, faults)
                            : ofArchive(name, source, work, limits, faults));
        } catch (Refusal refusal) {
            return faulty(refusal);
        } catch (IOException trouble) {
            return faulty(new Refusal(faults.unreadable(name)));
        }
    }

    public static Checked<PackageFiles> open(Path source) {
        return open(source.toString(), source, Path.of(System.getProperty("java.io.tmpdir")), ArchiveLimits.USUAL);
    }

    private static Checked<PackageFiles> faulty(Refusal refusal) {
        return new Checked.Faulty<>(Faults.of(refusal.fault()));
    }

    private static PackageFiles ofArchive(String name, Path archive, Path work, ArchiveLimits limits, PackFaults faults)
            throws IOException {
        var folder = Files.createTempDirectory(work, "package-");
        boolean kept = false;
        try {
            unpack(archive, folder, limits, faults);
            var files = ofFolder(name, top(folder), folder, limits, faults);
            kept = true;
            return files;
        } finally {
            if (!kept) remove(folder);
        }
    }

    private static void unpack(Path archive, Path folder, ArchiveLimits limits, PackFaults faults) {
        try {
            new Archive(archive, limits, faults).unpackInto(folder);
        } catch (IOException | IllegalArgumentException trouble) {
            var why = trouble.getMessage();
            throw new Refusal(faults.broken(why == null ? "it ends too early" : why));
        }
    }

    /** The one folder that holds everything, if there is one and it is a package. */
    private static Path top(Path folder) throws IOException {
        if (isPackage(folder)) return folder;
        try (var children = Files.list(folder)) {
            var all = children.limit(2).toList();
            return all.size() == 1 && isPackage(all.get(0)) ? all.get(0) : folder;
        }
    }

    private static boolean isPackage(Path folder) {
        return MARKS.stream().anyMatch(mark -> Files.exists(folder.resolve(mark)));
    }

    private static PackageFiles ofFolder(
            String name, Path root, @Nullable Path unpacked, ArchiveLimits limits, PackFaults faults)
            throws IOException {
        var paths = FolderListing.of(root, limits, faults);
        return new PackageFiles(name, root, paths, PackageDigest.of(root, paths), unpacked);
    }

    public String name() {
        return name;
    }

    public Path root() {
        return root;
    }

    /** Relative, with slashes, sorted; without folders. */
    public SortedSet<String> paths() {
        return paths;
    }

    /** SHA-256 in hexadecimal; the same for a folder and every archive of it. */
    public String digest() {
        return digest;
    }

    public Optional<Path> file(String path) {
        return paths.contains(path) ? Optional.of(root.resolve(path)) : Optional.empty();
    }

    @Override
    public void close() {
        if (unpacked != null) remove(unpacked);
    }

    private static void remove(Path folder) {
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }
}
