package io.slipway.engine.task;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.graph.TaskKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One kind of task; also what a plug-in offers. Two rules decide everything: the world is recorded before an effect, and
 * asked before a repeat.
 *
 * <p>Called outside any transaction, by a worker that holds a lease on the task. An interrupt means: stop now, the task was
 * cancelled or the lease is lost.
 */
public interface TaskType extends TaskKind {

    /** The word in packages, and the topic in diagrams: {@code helm}. */
    @Override
    String name();

    /** The JSON schema of a task's {@code spec}; makes the check of packages, the element template and the reference. */
    @Override
    JsonNode schema();

    /** Which of a node's slots it takes while it runs. */
    default Slot slot() {
        return Slot.LIGHT;
    }

    /** How long it may run where the task does not say; empty for as long as it takes. */
    default Optional<Duration> usualTimeout() {
        return Optional.empty();
    }

    /** Whether its result stays under management after the run (TR-25). */
    default boolean isServiceLike() {
        return false;
    }

    /**
     * What a service of this type consists of now, asked of the world without effects; for those that are service-like.
     * Asked again and again for as long as the service stands.
     *
     * @param result what the task put out when it was done, secrets covered
     */
    default Optional<ServiceParts> parts(JsonNode result) {
        return Optional.empty();
    }

    /** What is wrong with a task before anything runs, asked of the live world too. No effects. */
    default Faults check(TaskContext task) {
        return Faults.NONE;
    }

    /** What it needs for itself. Known before the run: nothing here may depend on outputs. */
    default Set<ResourceKey> resources(TaskContext task) {
        return Set.of();
    }

    /**
     * What of it the site forbids, with the rule's name. Part of {@link #check}; asked once more right before the first try,
     * since a task that takes outputs of others could not be checked before.
     */
    default Faults forbidden(TaskContext task) {
        return Faults.NONE;
    }

    /** What would change. No effects. */
    default Change plan(TaskContext task) {
        return new Change(Change.Kind.UNKNOWN, "Runs each time; what it changes cannot be told before.", "");
    }

    /** Whether {@link #record} has something to say; where not, no record is stored. */
    default boolean records() {
        return false;
    }

    /** The world as it is before this task. Stored before {@link #run}, once per task and round, never by a second attempt. */
    default UndoRecord record(TaskContext task) {
        return UndoRecord.NOTHING;
    }

    /**
     * The world before a task that was executed in several rounds and is put back once. Usually the one before the first
     * round; a type whose rounds may each touch something else needs them all.
     *
     * @param rounds the records of the rounds, the first one first; at least one
     */
    default UndoRecord overRounds(List<UndoRecord> rounds) {
        return rounds.get(0);
    }

    Outcome run(TaskContext task) throws InterruptedException;

    /** Must accept that the task never happened. */
    Outcome undo(TaskContext task, UndoRecord before) throws InterruptedException;

    /**
     * How long something that a lost try began may still go on by itself, out of this node's reach. After a crash this time
     * passes before {@link #probe} is asked; zero where nothing outlives its node, or this node can tell what became of it.
     */
    default Duration fence(TaskContext task, UndoRecord before) {
        return Duration.ZERO;
    }

    /** What of the effect of {@code task.direction() == DO} is there now; asked in both directions. */
    Probe probe(TaskContext task, UndoRecord before) throws InterruptedException;
}
