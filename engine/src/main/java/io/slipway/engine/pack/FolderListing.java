package io.slipway.engine.pack;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** The files of a folder, held to the same limits as those of an archive, so that whatever is read can be packed too. */
final class FolderListing extends SimpleFileVisitor<Path> {

    private final Path root;
    private final ArchiveLimits limits;
    private final PackFaults faults;
    private final EntryName names;
    private final List<String> files = new ArrayList<>();
    private int entries;
    private long bytes;

    private FolderListing(Path root, ArchiveLimits limits, PackFaults faults) {
        this.root = root;
        this.limits = limits;
        this.faults = faults;
        this.names = new EntryName(faults, limits.depth());
    }

    static List<String> of(Path root, ArchiveLimits limits, PackFaults faults) throws IOException {
        var listing = new FolderListing(root, limits, faults);
        Files.walkFileTree(root, listing);
        return listing.files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        if (!folder.equals(root)) entry(folder);
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        var name = entry(file);
        if (attributes.isSymbolicLink()) throw new Refusal(faults.link(name));
        if (!attributes.isRegularFile()) throw new Refusal(faults.special(name));
        bytes += attributes.size();
        if (bytes > limits.bytes()) throw new Refusal(faults.tooBig("The package is", limits.bytes()));
        files.add(name);
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException trouble) {
        throw new Refusal(faults.unreadable(root.relativize(file).toString()));
    }

    private String entry(Path path) {
        if (++entries > limits.files()) throw new Refusal(faults.tooManyFiles(limits.files()));
        return names.tidy(
                root.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/"));
    }
}
