package io.slipway.web.cli;

import io.slipway.engine.pack.PackageArchive;
import io.slipway.engine.pack.PackageFiles;
import io.slipway.web.Problem;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A package as one file to send: an archive as it is, a folder packed beside. */
final class PackedSource implements AutoCloseable {

    private final Path archive;
    private final String name;
    private final boolean isOurs;

    private PackedSource(Path archive, String name, boolean isOurs) {
        this.archive = archive;
        this.name = name;
        this.isOurs = isOurs;
    }

    /** Whether somebody means a folder or an archive, and not a package that was pushed. */
    static boolean isOnDisk(String source) {
        return Files.exists(Path.of(source))
                || source.contains("/")
                || source.startsWith(".")
                || source.endsWith(".tgz")
                || source.endsWith(".zip");
    }

    /** The digest of what is pushed with this, or what was given. */
    static String reference(String source, Connection connection) {
        if (!isOnDisk(source)) return source;
        try (var packed = of(Path.of(source))) {
            return connection
                    .rest()
                    .upload("/api/v1/packages?replace=true", packed.archive(), packed.name())
                    .body()
                    .path("digest")
                    .asText();
        }
    }

    static PackedSource of(Path source) {
        if (Files.isDirectory(source)) return packed(source);
        if (Files.isRegularFile(source)) return new PackedSource(source, source.getFileName() + "", false);
        throw Problem.usage(
                "There is no folder or archive " + source + ".", "Give the folder of a package, or a .tgz or .zip.");
    }

    private static PackedSource packed(Path folder) {
        try (var files = PackageFiles.open(folder).orThrow()) {
            var archive = Files.createTempFile("slipway-", ".tgz");
            var packed = new PackedSource(archive, folder.toRealPath().getFileName() + ".tgz", true);
            try (var out = new BufferedOutputStream(Files.newOutputStream(archive))) {
                PackageArchive.write(files, out);
                return packed;
            } catch (IOException | RuntimeException trouble) {
                packed.close();
                throw trouble;
            }
        } catch (IOException trouble) {
            throw Problem.failed(
                    "The folder " + folder + " could not be packed: " + trouble.getMessage() + ".",
                    "See that it can be read, and that there is room in the folder for temporary files.");
        }
    }

    Path archive() {
        return archive;
    }

    String name() {
        return name;
    }

    @Override
    public void close() {
        try {
            if (isOurs) Files.deleteIfExists(archive);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }
}
