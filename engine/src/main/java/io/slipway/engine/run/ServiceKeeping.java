package io.slipway.engine.run;

import io.slipway.engine.graph.TaskDefinition;
import io.slipway.engine.task.Direction;
import io.slipway.engine.task.TaskType;
import io.slipway.engine.task.TaskTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the registry of services up to date, in the transactions that write what became of tasks (TR-25). What a task said is
 * there as soon as it is done, and away again when it is put back; a task that is kept although its run failed stays, and so
 * does its service.
 */
public final class ServiceKeeping implements TaskEvents {

    private final ServiceRegistry registry;
    private final RunBook runs;
    private final TaskRows rows;
    private final RunMaterials materials;
    private final TaskTypes types;
    private final boolean someAreServiceLike;

    public ServiceKeeping(
            ServiceRegistry registry, RunBook runs, TaskRows rows, RunMaterials materials, TaskTypes types) {
        this.registry = registry;
        this.runs = runs;
        this.rows = rows;
        this.materials = materials;
        this.types = types;
        this.someAreServiceLike = types.all().stream().anyMatch(TaskType::isServiceLike);
    }

    @Override
    public void ended(List<Result> results) {
        var batch = new Batch();
        var putBack = new ArrayList<TaskKey>();
        var halfBack = new ArrayList<TaskKey>();
        for (var result : results) {
            var key = result.key();
            if (TaskKey.isStep(key.task())) continue;
            var isForward = key.direction() == Direction.DO;
            switch (result.state()) {
                case DONE -> {
                    if (isForward) batch.done(result);
                    else putBack.add(key);
                }
                case FAILED, STUCK -> {
                    if (!isForward) halfBack.add(key);
                    else if (result.tries() > 0) batch.failed(key);
                }
                case SKIPPED -> {
                    // Nothing of it was there to be put back: it had only answered.
                    if (!isForward) putBack.add(key);
                }
                case STARTED, RETRYING, KEPT -> {}
            }
        }
        if (!putBack.isEmpty()) registry.putBack(putBack);
        if (!halfBack.isEmpty()) registry.doubt(halfBack);
    }

    /** What is read once for many results. */
    private final class Batch {

        private final Map<String, Run> known = new HashMap<>();

        void done(Result result) {
            var key = result.key();
            var stored = result.outputs() == null ? storedBefore(key) : result.outputs();
            if (!someAreServiceLike && !ServiceSaying.mayBeIn(stored)) return;
            var run = run(key);
            var task = materials.graphOf(run).flatMap(graph -> graph.task(key.task()));
            ServiceSaying.in(stored, () -> usualName(result, task))
                    .ifPresent(said -> registry.record(
                            key,
                            run.subject().target(),
                            task.map(TaskDefinition::type).orElse(""),
                            said.orVersion(run.subject().version())));
        }

        void failed(TaskKey key) {
            registry.doubt(key, run(key));
        }

        private Run run(TaskKey key) {
            return known.computeIfAbsent(key.run(), runs::get);
        }

        /** Its token did not get on then, or a person has marked it as done. */
        private String storedBefore(TaskKey key) {
            return rows.outputs(key.run(), key.round(), List.of(key.task())).getOrDefault(key.task(), "{}");
        }

        /** Of a task that stays under management; one that only answered has installed nothing. */
        private Optional<String> usualName(Result result, Optional<TaskDefinition> task) {
            if (result.tries() == 0) return Optional.empty();
            return task.filter(one ->
                            types.find(one.type()).map(TaskType::isServiceLike).orElse(false))
                    .map(TaskDefinition::id);
        }
    }
}
