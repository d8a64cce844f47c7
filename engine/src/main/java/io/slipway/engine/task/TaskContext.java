package io.slipway.engine.task;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/**
 * What a task type is told about the task before it.
 *
 * @param run the run's id, which is also the business key of its process
 * @param round 1 for the first try of a run, one more for each retry
 * @param task the task's id in its package
 * @param attempt which try of this task this is, in this round and direction; who takes it up again after a crash goes on
 *     with the same try
 * @param inputs what it is to do, with what
 * @param room where it works, and what it can reach from there
 */
public record TaskContext(
        String run, int round, String task, Direction direction, int attempt, TaskInputs inputs, TaskRoom room) {

    /** How to execute it, as the package says, with the values filled in. */
    public JsonNode spec() {
        return inputs.spec();
    }

    /** Goes along with every effect that can carry it; the same for all attempts, so that a repeat is recognised. */
    public String idempotencyKey() {
        return run + "/" + round + "/" + task + "/" + direction.name().toLowerCase(Locale.ROOT);
    }
}
