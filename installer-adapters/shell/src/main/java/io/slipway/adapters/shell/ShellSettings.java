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

    public static ShellSettings usual(Path home) {
        return usual(home, Duration.ofSeconds(15));
    }

    /**
     * The lease is twice as long as that of a task: a server that is started again gets its tasks back after one of those,
     * and is to find their scripts running.
     *
     * @param ofTasks the lease of tasks on this node
     */
    public static ShellSettings usual(Path home, Duration ofTasks) {
        return new ShellSettings(home, ofTasks.multipliedBy(2), Duration.ofSeconds(10), 10L << 20);
    }
}
