package io.slipway.engine.pack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/** Writes what comes out of an archive into an empty folder, and holds every entry to the limits. Only plain files and folders. */
final class Unpacking {

    private static final int BUFFER = 64 * 1024;

    private final Path folder;
    private final ArchiveLimits limits;
    private final long most;
    private final PackFaults faults;
    private final EntryName names;
    private final Set<String> files = new HashSet<>();
    private final Set<String> folders = new HashSet<>();
    private final byte[] buffer = new byte[BUFFER];
    private int entries;
    private long bytes;

    Unpacking(Path folder, ArchiveLimits limits, long archiveBytes, PackFaults faults) {
        this.folder = folder;
        this.limits = limits;
        this.most = limits.allowedFrom(archiveBytes);
        this.faults = faults;
        this.names = new EntryName(faults, limits.depth());
    }

    void folder(String name) throws IOException {
        count();
        var path = names.tidy(name);
        if (path.isEmpty()) return;
        if (files.contains(path)) throw new Refusal(faults.twice(name));
        makeFolder(path);
    }

    void file(String name, InputStream content) throws IOException {
        count();
        var path = names.tidy(name);
        if (path.isEmpty()) throw new Refusal(faults.badName(name, "is no name of a file"));
        if (folders.contains(path) || !files.add(path)) throw new Refusal(faults.twice(name));
        makeFolder(path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "");
        try (var target = Files.newOutputStream(folder.resolve(path), StandardOpenOption.CREATE_NEW)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                bytes += read;
                if (bytes > most) throw new Refusal(faults.tooBig("Unpacked, the package is", most));
                target.write(buffer, 0, read);
            }
        } catch (FileAlreadyExistsException twin) {
            // Where the file system takes upper and lower case for the same.
            throw new Refusal(faults.twice(name));
        }
    }

    private void count() {
        if (++entries > limits.files()) throw new Refusal(faults.tooManyFiles(limits.files()));
    }

    private void makeFolder(String path) throws IOException {
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            notAFile(path.substring(0, slash));
        }
        notAFile(path);
        Files.createDirectories(folder.resolve(path));
    }

    private void notAFile(String path) {
        if (files.contains(path)) throw new Refusal(faults.twice(path));
        folders.add(path);
    }
}
