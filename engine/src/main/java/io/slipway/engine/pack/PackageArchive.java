package io.slipway.engine.pack;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** A package as one {@code .tgz}, the same bytes for the same files wherever they came from. */
public final class PackageArchive {

    private static final int BUFFER = 64 * 1024;

    private PackageArchive() {}

    /** Writes the archive; holds no more of it than a buffer. The stream stays open. */
    public static void write(PackageFiles files, OutputStream out) throws IOException {
        var gzip = new GZIPOutputStream(out, BUFFER);
        var tar = new TarWriter(gzip);
        for (var path : files.paths()) {
            var file = files.root().resolve(path);
            try (var content = Files.newInputStream(file)) {
                tar.file(path, isProgram(file), Files.size(file), content);
            }
        }
        tar.end();
        gzip.finish();
    }

    /** Rights do not count in a package, so what a file is has to be seen from its content. */
    public static boolean isProgram(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(2), "#!".getBytes(StandardCharsets.US_ASCII));
        }
    }
}
