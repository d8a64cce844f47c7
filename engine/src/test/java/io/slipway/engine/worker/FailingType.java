package io.slipway.engine.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.engine.task.Outcome;
import io.slipway.engine.task.Probe;
import io.slipway.engine.task.TaskContext;
import io.slipway.engine.task.TaskType;
import io.slipway.engine.task.UndoRecord;

/** Does nothing, and one of its tasks not even that. */
record FailingType(String failing) implements TaskType {

    @Override
    public String name() {
        return "failing";
    }

    @Override
    public JsonNode schema() {
        return JsonNodeFactory.instance.objectNode();
    }

    @Override
    public Outcome run(TaskContext task) {
        return task.task().equals(failing) ? new Outcome.Failed(failing + " does not work.", false) : Outcome.done();
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
