package io.slipway.engine.run;

import java.util.List;

/**
 * Told what happens to tasks, in batches and in the very transactions that make it so: what is written here is there exactly
 * when the journal says the same. Called by few threads that everything waits for, so it must be short.
 */
public interface TaskEvents {

    TaskEvents NONE = new TaskEvents() {};

    /** All of these are told, in this order. */
    static TaskEvents of(TaskEvents... all) {
        var listeners = List.of(all);
        return new TaskEvents() {
            @Override
            public void started(List<Attempt> attempts) {
                listeners.forEach(listener -> listener.started(attempts));
            }

            @Override
            public void ended(List<Result> results) {
                listeners.forEach(listener -> listener.ended(results));
            }
        };
    }

    /** These begin now: for the first time, again on purpose, or taken up after somebody was lost. */
    default void started(List<Attempt> attempts) {}

    /** These results are written: done, kept, failed, skipped, to be tried again, stuck. */
    default void ended(List<Result> results) {}
}
