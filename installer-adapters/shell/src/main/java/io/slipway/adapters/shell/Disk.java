package io.slipway.adapters.shell;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;

/** Files that are there whole or not at all, and folders that a power failure does not take back. */
final class Disk {

    private Disk() {}

    /** The text of a small file; empty where there is none. */
    static String read(Path file) throws IOException {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).strip();
        } catch (NoSuchFileException none) {
            return "";
        }
    }

    static void put(Path file, String text) throws IOException {
        var draft = file.resolveSibling("." + file.getFileName() + ".new");
        Files.writeString(draft, text);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Makes the folder, for its owner alone. */
    static void make(Path folder) throws IOException {
        if (Files.isDirectory(folder)) return;
        var parent = folder.toAbsolutePath().getParent();
        if (parent != null) make(parent);
        try {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (FileAlreadyExistsException meanwhile) {
            // Tasks of one run that begin together make the run's folder together.
            if (!Files.isDirectory(folder)) throw meanwhile;
        }
        if (parent != null) force(parent);
    }

    /** Who repeats a script because its folder is not there must be able to rely on the folder. */
    static void force(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
        }
        var parent = folder.toAbsolutePath().getParent();
        if (parent != null) force(parent);
    }
}
