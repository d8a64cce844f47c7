package io.slipway.testsystems.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who uses a system. Each JVM that does holds a shared lock on one file; the daemon asks now and then for an exclusive
 * one and gets it when nobody is left. The kernel lets go of the locks of a killed JVM, and keeps those of one that
 * stands at a breakpoint, so neither has to give a sign of life.
 */
public final class Lease {

    private static final Map<Path, FileLock> HELD = new HashMap<>();

    private Lease() {}

    /** Held until this JVM ends or lets go. Waits while a daemon is about to end itself. */
    static synchronized void hold(Path file) {
        if (HELD.containsKey(file)) {
            return;
        }
        try {
            HELD.put(file, open(file).lock(0, Long.MAX_VALUE, true));
        } catch (OverlappingFileLockException e) {
            // The same classes in another class loader of this JVM hold it; the lock belongs to the process.
        } catch (IOException e) {
            throw new UncheckedIOException("The test system cannot be held: " + file, e);
        }
    }

    public static synchronized void letGo(Path file) {
        var lock = HELD.remove(file);
        if (lock == null) {
            return;
        }
        try {
            lock.acquiredBy().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For the daemon: the lock that keeps new users out, if there are no users. */
    public static Optional<FileLock> ofNobody(Path file) throws IOException {
        var channel = open(file);
        var lock = Optional.ofNullable(channel.tryLock());
        if (lock.isEmpty()) {
            channel.close();
        }
        return lock;
    }

    static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }
}
