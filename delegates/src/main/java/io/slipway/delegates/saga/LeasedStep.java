package io.slipway.delegates.saga;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.task.Outcome;
import io.slipway.engine.task.Probe;
import io.slipway.engine.task.TaskContext;
import io.slipway.engine.task.TaskType;
import io.slipway.engine.task.UndoRecord;
import java.util.function.Function;

/**
 * A step of a phase that asks the world and may take its time, so a worker does it under a lease like a task. It has no
 * effects: after a crash it is simply done again.
 */
public final class LeasedStep implements TaskType {

    /** What the step does for a run. */
    public interface Work {
        Outcome of(String run) throws InterruptedException;
    }

    /** Asks something before anything is done. */
    public static LeasedStep asking(String name, Function<String, Faults> question) {
        return new LeasedStep(name, run -> {
            var faults = question.apply(run);
            return faults.isEmpty() ? Outcome.done() : new Outcome.Failed(faults.render(), false);
        });
    }

    private final String name;
    private final Work work;

    /** @param name the topic in diagrams */
    public LeasedStep(String name, Work work) {
        this.name = name;
        this.work = work;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public JsonNode schema() {
        return JsonNodeFactory.instance.objectNode();
    }

    @Override
    public Outcome run(TaskContext task) throws InterruptedException {
        return work.of(task.run());
    }

    @Override
    public Outcome undo(TaskContext task, UndoRecord before) {
        return Outcome.done();
    }

    @Override
    public Probe probe(TaskContext task, UndoRecord before) {
        return new Probe.Absent();
    }
}
