package io.slipway.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.engine.run.RunAssignments.OutputReader;
import io.slipway.engine.task.Direction;
import io.slipway.engine.task.TaskTypes;
import io.slipway.engine.values.OutputsTaken;
import java.util.Optional;

/**
 * Whether a task that was done in an earlier round stays as it is (TR-13): not when something that it takes from a task
 * before it is another now. Then it is executed again where that is allowed; else the round stops and says so.
 */
public final class KeptTasks implements Kept {

    private final RunBook runs;
    private final TaskRows rows;
    private final RunMaterials materials;
    private final TaskTypes types;
    private final OutputReader outputs;

    public KeptTasks(RunBook runs, TaskRows rows, RunMaterials materials, TaskTypes types, OutputReader outputs) {
        this.runs = runs;
        this.rows = rows;
        this.materials = materials;
        this.types = types;
        this.outputs = outputs;
    }

    @Override
    public Answer mayStay(Attempt attempt) {
        var key = attempt.key();
        var run = runs.get(key.run());
        var graph = materials.of(run).graph();
        var task = graph.task(key.task()).orElseThrow();
        var taken = OutputsTaken.by(task, types.get(task.type()));
        var wanted = taken.tasks(graph, task.id());
        if (wanted.isEmpty()) return new Stay();
        // Theirs alone: all rows of the run for each of its tasks would be a lot.
        var history = rows.of(run, wanted);
        for (var before : wanted) {
            var now = history.done(before, run.round());
            if (now.isEmpty() || now.get().state() != AttemptState.DONE) continue;
            var then = history.doneBefore(before, run.round());
            if (!taken.differs(before, read(run, before, then), read(run, before, now))) continue;
            return task.idempotent() ? new Again() : new Refused(changed(task.id(), before));
        }
        return new Stay();
    }

    private JsonNode read(Run run, String task, Optional<TaskRow> row) {
        return row.flatMap(TaskRow::outputs)
                .map(stored -> outputs.read(new TaskKey(run.id(), run.round(), task, Direction.DO), stored))
                .orElseGet(JsonNodeFactory.instance::objectNode);
    }

    private static String changed(String task, String before) {
        return "The outputs of " + before + " are others than in the round before, and " + task
                + " was made from them, but must not be executed twice. Put it right by hand and mark it as done, say"
                + " idempotent: true in the package if it may be executed again, or start a new run.";
    }
}
