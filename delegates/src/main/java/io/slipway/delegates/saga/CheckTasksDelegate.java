package io.slipway.delegates.saga;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.engine.run.RunChecks;
import io.slipway.engine.task.Outcome;
import io.slipway.engine.task.Probe;
import io.slipway.engine.task.TaskContext;
import io.slipway.engine.task.TaskType;
import io.slipway.engine.task.UndoRecord;

/**
 * Asks every task before anything runs whether it can run here and now. Under a worker's lease like a task, since the
 * answers come from clusters and brokers and may take their time.
 */
public final class CheckTasksDelegate implements TaskType {

    public static final String NAME = "checkTasks";

    private final RunChecks checks;

    public CheckTasksDelegate(RunChecks checks) {
        this.checks = checks;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public JsonNode schema() {
        return JsonNodeFactory.instance.objectNode();
    }

    @Override
    public Outcome run(TaskContext task) {
        var faults = checks.of(task.run());
        return faults.isEmpty() ? Outcome.done() : new Outcome.Failed(faults.render(), false);
    }

    @Override
    public Outcome undo(TaskContext task, UndoRecord before) {
        return Outcome.done();
    }

    /** It has no effect, so it is simply done again. */
    @Override
    public Probe probe(TaskContext task, UndoRecord before) {
        return new Probe.Absent();
    }
}
