package io.slipway.delegates;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.task.Change;
import io.slipway.engine.task.Outcome;
import io.slipway.engine.task.Probe;
import io.slipway.engine.task.TaskContext;
import io.slipway.engine.task.UndoRecord;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Changes nothing, and answers what it is given. */
public final class NoopDelegate extends TaskDelegate {

    public NoopDelegate() {
        super("noop");
    }

    @Override
    public String name() {
        return "noop";
    }

    @Override
    public Change plan(TaskContext task) {
        return new Change(Change.Kind.KEEP, "Changes nothing.", "");
    }

    @Override
    public Outcome run(TaskContext task) throws InterruptedException {
        var wait = SpecTime.read(task.spec().path("wait"), Duration.ZERO);
        if (wait.compareTo(Duration.ZERO) > 0) {
            task.room().waitsFor("its time: " + task.spec().path("wait").asText());
            TimeUnit.NANOSECONDS.sleep(wait.toNanos());
        }
        return new Outcome.Done(outputs(task));
    }

    private static Map<String, JsonNode> outputs(TaskContext task) {
        var outputs = new LinkedHashMap<String, JsonNode>();
        task.spec().path("outputs").fields().forEachRemaining(one -> outputs.put(one.getKey(), one.getValue()));
        return outputs;
    }

    @Override
    public Outcome undo(TaskContext task, UndoRecord before) {
        return Outcome.done();
    }

    /** Nothing is there ever, so it may begin again. */
    @Override
    public Probe probe(TaskContext task, UndoRecord before) {
        return new Probe.Absent();
    }
}
