package io.slipway.engine.packages;

import io.slipway.engine.pack.PackageArchive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** Folders in which nobody writes by mistake, and their removal all the same. */
final class ReadOnly {

    private ReadOnly() {}

    /** All files, and the folders within; the folder itself has to be moved first, see {@link #lock}. */
    static void make(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                rights(file, PackageArchive.isProgram(file) ? "r-xr-xr-x" : "r--r--r--");
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path at, @Nullable IOException trouble) throws IOException {
                if (!at.equals(folder)) rights(at, "r-xr-xr-x");
                return FileVisitResult.CONTINUE;
            }
        });
    }

    static void lock(Path folder) throws IOException {
        rights(folder, "r-xr-xr-x");
    }

    static void unlock(Path folder) throws IOException {
        rights(folder, "rwxr-xr-x");
    }

    /** Nothing happens where nothing is. */
    static void remove(Path folder) {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) return;
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes attributes) throws IOException {
                    unlock(at);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path at, @Nullable IOException trouble) throws IOException {
                    Files.delete(at);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    private static void rights(Path path, String rights) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
    }
}
