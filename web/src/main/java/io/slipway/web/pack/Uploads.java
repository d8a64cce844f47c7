package io.slipway.web.pack;

import io.slipway.engine.pack.ArchiveLimits;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.springframework.web.multipart.MultipartFile;

/** Where uploads lie while they are looked at. Emptied at each start: what is found there, a killed server has left. */
final class Uploads {

    private final Path folder;
    private final ArchiveLimits limits;

    private Uploads(Path folder, ArchiveLimits limits) {
        this.folder = folder;
        this.limits = limits;
    }

    static Uploads in(Path folder, long archiveBytes) {
        var usual = ArchiveLimits.USUAL;
        // A larger archive that is let in has to fit when it is unpacked, too.
        var bytes = Math.max(usual.bytes(), 4 * archiveBytes);
        empty(folder);
        return new Uploads(folder, new ArchiveLimits(archiveBytes, bytes, usual.files(), usual.ratio(), usual.depth()));
    }

    private static void empty(Path folder) {
        try {
            Files.createDirectories(folder);
            try (var all = Files.walk(folder)) {
                var left = all.filter(path -> !path.equals(folder)).sorted(Comparator.reverseOrder());
                for (var path : left.toList()) Files.deleteIfExists(path);
            }
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    Path folder() {
        return folder;
    }

    ArchiveLimits limits() {
        return limits;
    }

    /** Takes the file of a request over; whoever takes it removes it. */
    Path take(MultipartFile file) {
        try {
            var taken = Files.createTempFile(folder, "upload-", "");
            file.transferTo(new File(taken.toString()));
            return taken;
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }
}
