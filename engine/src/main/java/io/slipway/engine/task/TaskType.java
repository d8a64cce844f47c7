package io.slipway.engine.task;

/**
 * One kind of task. Two rules decide everything: the world is recorded before an effect, and asked before a repeat.
 *
 * <p>Called outside any transaction, by a worker that holds a lease on the task. An interrupt means: stop now, the task was
 * cancelled or the lease is lost.
 */
public interface TaskType {

    /** The word in packages, and the topic in diagrams: {@code helm}. */
    String name();

    /** Whether {@link #record} has something to say; where not, no record is stored. */
    default boolean records() {
        return false;
    }

    /** The world as it is before this task. Stored before {@link #run}, once per task and round, never by a second attempt. */
    default UndoRecord record(TaskContext task) {
        return UndoRecord.NOTHING;
    }

    Outcome run(TaskContext task) throws InterruptedException;

    /** Must accept that the task never happened. */
    Outcome undo(TaskContext task, UndoRecord before) throws InterruptedException;

    Probe probe(TaskContext task, UndoRecord before);
}
