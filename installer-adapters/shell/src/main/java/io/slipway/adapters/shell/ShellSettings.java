package io.slipway.adapters.shell;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How scripts run on this node.
 *
 * @param home where this node keeps what belongs to all scripts; on the same disk as their folders
 * @param lease how long a script goes on without this process
 * @param grace between asking a script to end and ending it
 * @param mostOutput bytes of a script's output that are passed on
 */
public record ShellSettings(Path home, Duration lease, Duration grace, long mostOutput) {

    /**
     * The lease is twice as long as that of a task: a server that is started again gets its tasks back after one of those,
     * and is to find their scripts running.
     */
    public static ShellSettings usual(Path home) {
        return new ShellSettings(home, Duration.ofSeconds(30), Duration.ofSeconds(10), 10L << 20);
    }
}
