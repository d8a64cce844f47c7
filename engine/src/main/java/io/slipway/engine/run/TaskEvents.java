package io.slipway.engine.run;

import java.util.List;

/**
 * Told what happens to tasks, in batches and in the very transactions that make it so: what is written here is there exactly
 * when the journal says the same. Called by few threads that everything waits for, so it must be short.
 */
public interface TaskEvents {

    TaskEvents NONE = new TaskEvents() {};

    /** These begin now: for the first time, again on purpose, or taken up after somebody was lost. */
    default void started(List<Attempt> attempts) {}

    /** These results are written: done, kept, failed, skipped, to be tried again, stuck. */
    default void ended(List<Result> results) {}

    /** Both are told, this one first. */
    default TaskEvents and(TaskEvents other) {
        var first = this;
        return new TaskEvents() {
            @Override
            public void started(List<Attempt> attempts) {
                first.started(attempts);
                other.started(attempts);
            }

            @Override
            public void ended(List<Result> results) {
                first.ended(results);
                other.ended(results);
            }
        };
    }
}
