package io.slipway.engine.worker;

import io.slipway.engine.run.Assignments;
import io.slipway.engine.run.Kept;
import io.slipway.engine.run.OutputCodec;
import io.slipway.engine.run.TaskEvents;

/** What a worker asks of the other parts, and tells them. */
public record WorkerHooks(Assignments assignments, OutputCodec outputs, Kept kept, TaskEvents events) {

    /** Kept tasks stay, outputs are stored as they are, nobody is told. */
    public static WorkerHooks of(Assignments assignments) {
        return new WorkerHooks(assignments, OutputCodec.plain(), attempt -> new Kept.Stay(), TaskEvents.NONE);
    }

    public WorkerHooks with(OutputCodec codec) {
        return new WorkerHooks(assignments, codec, kept, events);
    }

    public WorkerHooks with(Kept answer) {
        return new WorkerHooks(assignments, outputs, answer, events);
    }

    public WorkerHooks with(TaskEvents listener) {
        return new WorkerHooks(assignments, outputs, kept, listener);
    }
}
