package io.slipway.adapters.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process by its pid and its birth, as the wrapper wrote them: pids are used again, by other processes and after a restart
 * of the machine.
 */
record ProcessId(long pid, String birth) {

    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

    /** Field 22 of the kernel's line, counted from behind the name, which may hold blanks. */
    private static final int START = 19;

    static Optional<ProcessId> parse(String line) {
        var parts = line.strip().split(" ", 2);
        if (parts.length < 2 || !parts[0].matches("[0-9]{1,18}")) return Optional.empty();
        return Optional.of(new ProcessId(Long.parseLong(parts[0]), parts[1]));
    }

    boolean isAlive() throws InterruptedException {
        var handle = ProcessHandle.of(pid);
        return handle.isPresent() && handle.get().isAlive() && birth.equals(birthNow());
    }

    private String birthNow() throws InterruptedException {
        return Files.exists(BOOT) ? birthOnLinux() : birthElsewhere();
    }

    private String birthOnLinux() {
        try {
            var stat = Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1);
            var fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
            // Ended, and only not yet noticed by its parent.
            if (fields[0].equals("Z")) return "";
            return Files.readString(BOOT).strip() + "/" + fields[START];
        } catch (IOException gone) {
            return "";
        }
    }

    private String birthElsewhere() throws InterruptedException {
        return Shell.ask("LC_ALL=C TZ=UTC ps -o lstart= -p \"$1\" | tr -s ' ' '_'", String.valueOf(pid));
    }

    /** Sends a signal to the whole group that this process leads; false where it leads none. */
    boolean signalGroup(String signal) throws InterruptedException {
        return Shell.ask("kill -s \"$1\" -- \"-$2\" && echo sent", signal, String.valueOf(pid))
                .equals("sent");
    }
}
