package io.slipway.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.engine.graph.TaskDefinition;
import io.slipway.engine.run.RunMaterials.Material;
import io.slipway.engine.task.Assignment;
import io.slipway.engine.task.Direction;
import io.slipway.engine.task.TaskContext;
import io.slipway.engine.task.TaskInputs;
import io.slipway.engine.task.TaskType;
import io.slipway.engine.task.TaskTypes;
import io.slipway.engine.task.Tries;
import io.slipway.engine.values.Assigning;
import io.slipway.engine.values.Masking;
import io.slipway.engine.values.OutputsTaken;
import io.slipway.engine.values.RunSecrets;
import io.slipway.engine.values.TaskIdentity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Says what a worker is to do with a task: the run's package and values, and the outputs of the tasks before it, put together. */
public final class RunAssignments implements Assignments, RunContexts {

    /** Reads outputs as they are stored; what is secret in them is decrypted. */
    public interface OutputReader {
        JsonNode read(TaskKey key, String stored);
    }

    private record Taker(String digest, String task) {}

    private final RunBook runs;
    private final RoundsAtHand rounds;
    private final OutputsAtHand stored;
    private final RunMaterials materials;
    private final TaskTypes types;
    private final TaskRooms rooms;
    private final OutputReader outputs;
    private final DrawnTasks drawn;

    /** Which outputs a task takes is the same for all runs of its package. */
    private final Map<Taker, Set<String>> taken = new ConcurrentHashMap<>();

    public RunAssignments(
            RunBook runs,
            OutputsAtHand stored,
            RunMaterials materials,
            TaskTypes types,
            TaskRooms rooms,
            OutputReader outputs,
            DrawnTasks drawn) {
        this.runs = runs;
        this.rounds = new RoundsAtHand(runs);
        this.stored = stored;
        this.materials = materials;
        this.types = types;
        this.rooms = rooms;
        this.outputs = outputs;
        this.drawn = drawn;
    }

    @Override
    public Assignment of(Attempt attempt, TaskType type) {
        var isDrawn =
                TaskKey.isStep(attempt.key().task()) && types.find(type.name()).isPresent();
        return isDrawn ? drawn(attempt, type) : of(attempt);
    }

    /** What a designer has drawn into a process of ours is a task like any other, but for the tasks before it. */
    private Assignment drawn(Attempt attempt, TaskType type) {
        var key = attempt.key();
        var read = drawn.at(key.run(), key.task().substring(TaskKey.STEP.length()));
        if (!read.isSound()) return new Assignment.Broken(read.faults().render());
        var graph = read.orThrow();
        var material = materials.of(runs.get(key.run()));
        int tries = Math.max(1, attempt.tries());
        var room = rooms.room(key, tries, material.files(), material.masking()::mask);
        var task = graph.tasks().iterator().next().id();
        var identity = new TaskIdentity(key.run(), key.round(), task, key.direction(), tries);
        return new Assigning(graph).assign(identity, type, material.inputs(), Map.of(), room);
    }

    @Override
    public Assignment of(Attempt attempt) {
        var key = attempt.key();
        if (TaskKey.isStep(key.task())) return step(runs.get(key.run()), attempt);
        var run = rounds.of(key);
        var material = materials.of(run);
        var task = material.graph().task(key.task()).orElseThrow();
        return assign(run, material, task, key, Math.max(1, attempt.tries()), outputsFor(run, material, task));
    }

    /** A step of the run itself works on the run as a whole. */
    private Assignment step(Run run, Attempt attempt) {
        var key = attempt.key();
        var room = rooms.room(key, attempt.number(), materials.of(run).files(), line -> line);
        var inputs = TaskInputs.of(JsonNodeFactory.instance.objectNode());
        return new Assignment.Work(
                new TaskContext(key.run(), key.round(), key.task(), key.direction(), attempt.number(), inputs, room),
                Tries.ONE);
    }

    private Assignment assign(
            Run run, Material material, TaskDefinition task, TaskKey key, int tries, Map<String, JsonNode> before) {
        var room = rooms.room(key, tries, material.files(), masking(material, before)::mask);
        var identity = new TaskIdentity(run.id(), key.round(), task.id(), key.direction(), tries);
        return material.assigning().assign(identity, types.get(task.type()), material.inputs(), before, room);
    }

    /** Also what tasks before it answered in secret must not turn up in its log. */
    private static Masking masking(Material material, Map<String, JsonNode> before) {
        var secrets = new HashSet<>(material.secrets());
        before.forEach((id, outputs) ->
                material.graph().task(id).ifPresent(task -> secrets.addAll(RunSecrets.of(task, fields(outputs)))));
        return secrets.size() == material.secrets().size() ? material.masking() : Masking.of(secrets);
    }

    private static Map<String, JsonNode> fields(JsonNode outputs) {
        var fields = new HashMap<String, JsonNode>();
        outputs.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return fields;
    }

    private Map<String, JsonNode> outputsFor(Run run, Material material, TaskDefinition task) {
        var wanted = taken.computeIfAbsent(new Taker(run.subject().digest(), task.id()), unknown -> {
            var named = OutputsTaken.by(task, types.get(task.type()));
            return Set.copyOf(named.tasks(material.graph(), task.id()));
        });
        var found = new HashMap<String, JsonNode>();
        stored.of(run.id(), run.round(), wanted)
                .forEach((id, text) ->
                        found.put(id, outputs.read(new TaskKey(run.id(), run.round(), id, Direction.DO), text)));
        return found;
    }

    @Override
    public Optional<TaskContext> ahead(Run run, TaskDefinition task) {
        return before(run, task) instanceof Assignment.Work work ? Optional.of(work.context()) : Optional.empty();
    }

    @Override
    public Optional<TaskContext> claiming(Run run, TaskDefinition task) {
        var assignment = before(run, task);
        if (assignment instanceof Assignment.Work work) return Optional.of(work.context());
        return assignment instanceof Assignment.Broken ? Optional.of(asWritten(run, task)) : Optional.empty();
    }

    private Assignment before(Run run, TaskDefinition task) {
        return assign(run, materials.of(run), task, forward(run, task), 1, Map.of());
    }

    private TaskContext asWritten(Run run, TaskDefinition task) {
        var material = materials.of(run);
        var room = rooms.room(forward(run, task), 1, material.files(), material.masking()::mask);
        var identity = new TaskIdentity(run.id(), run.round(), task.id(), Direction.DO, 1);
        return material.assigning().asWritten(identity, types.get(task.type()), material.inputs(), room);
    }

    private static TaskKey forward(Run run, TaskDefinition task) {
        return new TaskKey(run.id(), run.round(), task.id(), Direction.DO);
    }
}
