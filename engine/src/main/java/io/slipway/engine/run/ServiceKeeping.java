package io.slipway.engine.run;

import io.slipway.engine.graph.TaskDefinition;
import io.slipway.engine.task.Direction;
import io.slipway.engine.task.TaskType;
import io.slipway.engine.task.TaskTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the registry of services up to date, in the transactions that write what became of tasks (TR-25). What a task said is
 * there as soon as it is done, and away again when it is put back; a task that is kept although its run failed stays, and so
 * does its service.
 */
public final class ServiceKeeping implements TaskEvents {

    private final ServiceRegistry registry;
    private final RoundsAtHand rounds;
    private final TaskRows rows;
    private final RunMaterials materials;
    private final TaskTypes types;

    public ServiceKeeping(
            ServiceRegistry registry, RunBook runs, TaskRows rows, RunMaterials materials, TaskTypes types) {
        this.registry = registry;
        this.rounds = new RoundsAtHand(runs);
        this.rows = rows;
        this.materials = materials;
        this.types = types;
    }

    @Override
    public void ended(List<Result> results) {
        var putBack = new ArrayList<TaskKey>();
        var halfBack = new ArrayList<TaskKey>();
        for (var result : results) {
            var key = result.key();
            if (TaskKey.isStep(key.task())) continue;
            var isForward = key.direction() == Direction.DO;
            switch (result.state()) {
                case DONE -> {
                    if (isForward) done(result);
                    else putBack.add(key);
                }
                case FAILED, STUCK -> {
                    if (!isForward) halfBack.add(key);
                    else if (result.tries() > 0) registry.doubt(key, rounds.of(key));
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

    /** Nearly all tasks are no services and say nothing of one: that must be seen without parsing what they said. */
    private void done(Result result) {
        var key = result.key();
        var run = rounds.of(key);
        var task = materials.graphOf(run).flatMap(graph -> graph.task(key.task()));
        var usualName = usualName(result, task);
        var stored = result.outputs() == null ? storedBefore(key) : result.outputs();
        if (usualName.isEmpty() && !ServiceSaying.mayBeIn(stored)) return;
        ServiceSaying.in(stored, () -> usualName)
                .ifPresent(said -> registry.record(
                        key,
                        run.subject().target(),
                        task.map(TaskDefinition::type).orElse(""),
                        said.orVersion(run.subject().version())));
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
