package io.slipway.adapters.shell;

import io.slipway.engine.shell.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;

/** The folder of one script: what the wrapper and this process tell each other, and the next process. */
record ScriptFolder(Path path) {

    /** What the wrapper wrote at the end. */
    enum Ending {
        /** With an exit status. */
        BY_ITSELF,
        /** Stopped before its first command. */
        NEVER_BEGAN,
        STOPPED,
        FENCED
    }

    boolean isThere() {
        return Files.isDirectory(path);
    }

    Path log() {
        return path.resolve("log");
    }

    /** Everything is on disk before the wrapper begins. */
    void prepare(Script script) throws IOException {
        Disk.remove(path);
        Disk.make(path);
        Disk.make(path.resolve("work"));
        var ownerOnly = PosixFilePermissions.fromString("rwx------");
        for (var file : script.files().entrySet()) {
            var target = path.resolve(file.getKey());
            Files.writeString(target, file.getValue());
            Files.setPosixFilePermissions(target, ownerOnly);
        }
        if (script.limit().isPresent())
            Disk.put(
                    path.resolve("until"),
                    Instant.now().plus(script.limit().get()).toString());
        renew();
        Disk.force(path);
    }

    void renew() throws IOException {
        if (isThere()) Files.writeString(path.resolve("lease"), System.nanoTime() + "\n");
    }

    Optional<Instant> until() throws IOException {
        var text = Disk.read(path.resolve("until"));
        return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    }

    Optional<ProcessId> wrapper() throws IOException {
        return ProcessId.parse(Disk.read(path.resolve("pid")));
    }

    Optional<ProcessId> script() throws IOException {
        return ProcessId.parse(Disk.read(path.resolve("script")));
    }

    /** There from just before the first command on, whatever is in it. */
    boolean hasBegun() {
        return Files.exists(path.resolve("script"));
    }

    /** From now on nothing begins here that has not begun. */
    void forbid() throws IOException {
        if (isThere()) Files.writeString(path.resolve("stopped"), "");
    }

    Optional<Ending> ending() throws IOException {
        var text = Disk.read(path.resolve("status"));
        return switch (text) {
            case "" -> Optional.empty();
            case "void" -> Optional.of(Ending.NEVER_BEGAN);
            case "stopped" -> Optional.of(Ending.STOPPED);
            case "fenced" -> Optional.of(Ending.FENCED);
            default -> Optional.of(Ending.BY_ITSELF);
        };
    }

    int status() throws IOException {
        return Integer.parseInt(Disk.read(path.resolve("status")));
    }
}
