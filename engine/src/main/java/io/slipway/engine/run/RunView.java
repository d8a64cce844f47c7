package io.slipway.engine.run;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A run as people and programs see it.
 *
 * @param state with {@code WAITING} where it waits for a person
 * @param waitsFor what it waits for, where it does
 */
public record RunView(
        Run run,
        RunState state,
        Optional<String> phase,
        Optional<String> waitsFor,
        List<Task> tasks,
        List<Leftover> leftovers) {

    /** @param outputs as stored: what is secret in them is encrypted */
    public record Task(
            String id,
            String type,
            TaskState state,
            int attempt,
            Optional<Instant> started,
            Optional<Instant> ended,
            Optional<String> error,
            Optional<String> outputs,
            Optional<String> waitsFor,
            Optional<String> note) {}

    /** Something that is not as it was before the run, and that nobody wanted to keep. */
    public record Leftover(String task, String what) {}

    public RunView {
        tasks = List.copyOf(tasks);
        leftovers = List.copyOf(leftovers);
    }

    /** What a command that ran it ends with; nothing as long as it goes on by itself. */
    public Optional<Integer> exitCode() {
        return switch (state) {
            case RUNNING, PAUSED -> Optional.empty();
            case SUCCEEDED -> Optional.of(0);
            case ROLLED_BACK -> Optional.of(1);
            case CANCELLED -> Optional.of(leftovers.isEmpty() ? 1 : 3);
            case WAITING -> Optional.of(leftovers.isEmpty() ? 4 : 3);
            case FAILED -> Optional.of(3);
        };
    }
}
