package io.slipway.testsystems.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

/** Where one checkout's systems keep their files, and how long they stay when nobody holds them. */
public record RunFolder(Checkout checkout, Path path, Duration idle) {

    /** Seconds a system outlives its last user. */
    public static final String IDLE = "slipway.test-systems.idle";

    public static RunFolder of(Checkout checkout) {
        return new RunFolder(checkout, checkout.runFolder(), Duration.ofSeconds(Long.getLong(IDLE, 60)));
    }

    public RunFolder at(Path elsewhere) {
        return new RunFolder(checkout, elsewhere, idle);
    }

    /** How the running system is reached; there only while it runs. */
    public Path description(TestSystem system) {
        return path.resolve(system.id() + ".properties");
    }

    /** Locked (shared) by every JVM that uses the system. */
    public Path lease(TestSystem system) {
        return path.resolve(system.id() + ".lease");
    }

    /** Locked by the JVM that is about to start the system. */
    public Path startLock(TestSystem system) {
        return path.resolve(system.id() + ".start");
    }

    /** Logs, which stay until the next start, and {@code data}, which goes when the system ends. */
    public Path work(TestSystem system) {
        return path.resolve(system.id());
    }

    public void create() {
        try {
            Files.createDirectories(path);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of the test systems cannot be made: " + path, e);
        }
    }
}
