package io.slipway.engine.run;

import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.task.TaskTypes;
import java.util.ArrayList;

/** Asks the task types, before anything runs, what is wrong with the tasks of a run. All of it at once. */
public final class RunChecks {

    private final RunBook runs;
    private final RunMaterials materials;
    private final RunContexts contexts;
    private final TaskTypes types;

    public RunChecks(RunBook runs, RunMaterials materials, RunContexts contexts, TaskTypes types) {
        this.runs = runs;
        this.materials = materials;
        this.contexts = contexts;
        this.types = types;
    }

    public Faults of(String id) {
        var run = runs.get(id);
        var found = new ArrayList<Fault>();
        for (var task : materials.graphOf(run).orElseThrow().tasks()) {
            contexts.ahead(run, task).ifPresent(context -> types.get(task.type()).check(context).stream()
                    .forEach(found::add));
        }
        return Faults.of(found);
    }
}
