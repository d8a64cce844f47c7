package io.slipway.web.data;

import io.slipway.web.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * Where a node keeps what is its own: the H2 database, the secret key, scripts' folders, and, while a server runs, its
 * address with a token for the folder's owner.
 *
 * <p>One server at a time: it holds an operating-system lock, which ends with the process, however that ends.
 */
public final class DataFolder {

    private final Path path;

    private DataFolder(Path path) {
        this.path = path;
    }

    /** Opens the folder, making it if need be, for the owner only. */
    public static DataFolder at(Path path) {
        var folder = path.toAbsolutePath().normalize();
        make(folder);
        // Asked by writing, not by permission bits: those say nothing to root or on a read-only file system.
        try {
            Files.delete(Files.createTempFile(folder, ".writable", ""));
        } catch (IOException e) {
            throw unusable(folder, "cannot be written (" + reason(e) + ")");
        }
        return new DataFolder(folder);
    }

    private static void make(Path folder) {
        var onlyForTheOwner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        try {
            if (!Files.isDirectory(folder)) Files.createDirectories(folder, onlyForTheOwner);
        } catch (IOException e) {
            throw unusable(folder, "cannot be made (" + reason(e) + ")");
        }
    }

    /** A folder in this one, for the owner only also where this one was made by somebody else with wider rights. */
    public Path subfolder(String name) {
        var folder = path.resolve(name);
        make(folder);
        return folder;
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName().replace("Exception", "").replaceAll("([a-z])([A-Z])", "$1 $2");
    }

    private static Problem unusable(Path folder, String why) {
        return Problem.failed(
                "The data folder " + folder + " " + why + ".",
                "Give this user the right to write there, or choose another folder with --data or SLIPWAY_DATA.");
    }

    public Path path() {
        return path;
    }

    Path announcementFile() {
        return path.resolve("server.json");
    }

    /** Takes the folder for this process, or says who has it. */
    public FolderLock lock() {
        return tryLock()
                .orElseThrow(() -> Problem.failed(
                        "Another Slipway server is running on the data folder " + path
                                + Announcement.read(this)
                                        .map(it -> " (" + it.address() + ", process " + it.pid() + ")")
                                        .orElse("")
                                + ".",
                        "Use that one, stop it, or start this one on another folder with --data."));
    }

    /** The server that runs on this folder now, if one does. */
    public Optional<Announcement> runningServer() {
        var lock = tryLock();
        if (lock.isEmpty()) return Announcement.read(this);
        lock.get().close();
        return Optional.empty();
    }

    public Optional<FolderLock> tryLock() {
        try {
            var channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var held = tryLock(channel);
            if (held) return Optional.of(new FolderLock(this, channel));
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw unusable(path, "cannot be locked (" + reason(e) + ")");
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }
}
