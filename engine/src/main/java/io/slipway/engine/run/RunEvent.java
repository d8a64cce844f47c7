package io.slipway.engine.run;

import io.slipway.engine.task.Direction;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened in a run.
 *
 * @param id grows over all runs
 * @param by who did it, where it was a person or a program
 * @param text a sentence; without secrets
 */
public record RunEvent(
        long id,
        String run,
        Instant at,
        Kind kind,
        int round,
        Optional<String> task,
        Optional<Direction> direction,
        Optional<String> by,
        String text) {

    public enum Kind {
        OPENED,
        RETRIED,
        GRAPH_DEPLOYED,
        RESOURCES_TAKEN,
        RESOURCES_HELD,
        PREPARED,
        /** Something that does not count as a failure. */
        NOTED,
        /** What putting back has left behind. */
        LEFT_OVER,
        APPROVAL_WANTED,
        APPROVED,
        REJECTED,
        PAUSED,
        RESUMED,
        CANCELLED,
        FAILING,
        TASK_STARTED,
        TASK_DONE,
        TASK_FAILED,
        TASK_SKIPPED,
        TASK_RETRYING,
        TASK_STUCK,
        TASK_MARKED_DONE,
        TASK_TRIED_AGAIN,
        CLOSED
    }

    /** What is to be written down; the id comes from the database. */
    public record New(
            String run,
            Kind kind,
            int round,
            Optional<String> task,
            Optional<Direction> direction,
            Optional<String> by,
            String text) {

        public static New of(String run, int round, Kind kind, String text) {
            return new New(run, kind, round, Optional.empty(), Optional.empty(), Optional.empty(), text);
        }

        public static New by(String whom, String run, int round, Kind kind, String text) {
            return new New(run, kind, round, Optional.empty(), Optional.empty(), Optional.of(whom), text);
        }

        public static New of(TaskKey key, Kind kind, String text) {
            return new New(
                    key.run(),
                    kind,
                    key.round(),
                    Optional.of(key.task()),
                    Optional.of(key.direction()),
                    Optional.empty(),
                    text);
        }
    }
}
