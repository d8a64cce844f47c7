package io.slipway.engine.values;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.fault.Quoted;
import io.slipway.engine.graph.TaskDefinition;
import io.slipway.engine.graph.TaskGraph;
import io.slipway.engine.graph.TaskKind;
import io.slipway.engine.graph.TaskMode;
import io.slipway.engine.graph.ValueSchema;
import io.slipway.engine.task.Assignment;
import io.slipway.engine.task.Direction;
import io.slipway.engine.task.TaskContext;
import io.slipway.engine.task.TaskInputs;
import io.slipway.engine.task.TaskRoom;
import io.slipway.engine.task.TaskType;
import io.slipway.engine.task.Tries;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says what is to be done with the tasks of one package, with values and outputs filled in (TR-7, TR-8). Make one for each
 * package and keep it: expressions and schemas are compiled once. May be used by many threads.
 */
public final class Assigning {

    private final TaskGraph graph;
    private final Evaluator evaluator = new Evaluator();
    private final Map<String, ValueSchema> schemas = new ConcurrentHashMap<>();
    private final Map<String, PlaceFields> places = new ConcurrentHashMap<>();

    public Assigning(TaskGraph graph) {
        this.graph = graph;
    }

    /**
     * What to do with a task now. Whether it is skipped or only answers is decided when it is to be done; who puts it back
     * has done it, so there it is always work.
     *
     * @param outputs of the tasks before it, at least those that {@link OutputsTaken} names; skipped ones are not in it
     */
    public Assignment assign(
            TaskIdentity identity, TaskKind kind, RunInputs run, Map<String, JsonNode> outputs, TaskRoom room) {
        var task = graph.task(identity.task())
                .orElseThrow(() -> new IllegalArgumentException(
                        "The package of run " + identity.run() + " has no task " + Quoted.of(identity.task()) + "."));
        var scope = Scope.of(task.id(), run, outputs);
        try {
            var decided = identity.direction() == Direction.DO ? decide(task, scope) : Optional.<Assignment>empty();
            return decided.isPresent() ? decided.get() : work(identity, task, kind, run, scope, room);
        } catch (NoValue trouble) {
            return new Assignment.Broken(trouble.sentences());
        }
    }

    /**
     * A task before the tasks before it have run: where it takes their outputs, its spec is as it is written, expressions
     * and all. For what may not depend on them.
     */
    public TaskContext asWritten(TaskIdentity identity, TaskKind kind, RunInputs run, TaskRoom room) {
        var task = graph.task(identity.task()).orElseThrow();
        return context(
                identity, task, kind, placed(task.spec(), kind, run), run, Scope.of(task.id(), run, Map.of()), room);
    }

    private Optional<Assignment> decide(TaskDefinition task, Scope scope) throws NoValue {
        if (task.when().isPresent() && !evaluator.isTrue(task.when().get(), scope)) {
            return Optional.of(
                    new Assignment.Skip("Its when is false: " + task.when().get()));
        }
        for (var mode : task.modes()) {
            if (evaluator.isTrue(mode.when(), scope)) return Optional.of(answer(mode, scope));
        }
        return Optional.empty();
    }

    private Assignment answer(TaskMode mode, Scope scope) throws NoValue {
        var filling = new Filling(evaluator, scope);
        Map<String, JsonNode> answers = new LinkedHashMap<>();
        for (var output : mode.outputs().entrySet()) {
            answers.put(output.getKey(), filling.everywhere(output.getValue()));
        }
        return new Assignment.Answer(answers);
    }

    private Assignment work(
            TaskIdentity identity, TaskDefinition task, TaskKind kind, RunInputs run, Scope scope, TaskRoom room)
            throws NoValue {
        var context = context(identity, task, kind, placed(spec(task, kind, scope), kind, run), run, scope, room);
        var retries = task.retries();
        return new Assignment.Work(context, new Tries(retries.attempts(), retries.backoff()));
    }

    private static TaskContext context(
            TaskIdentity identity,
            TaskDefinition task,
            TaskKind kind,
            JsonNode spec,
            RunInputs run,
            Scope scope,
            TaskRoom room) {
        var inputs = new TaskInputs(
                spec,
                scope.values(),
                scope.global(),
                scope.outputs(),
                run.mode(),
                run.fromVersion(),
                run.toVersion(),
                run.target(),
                timeout(task, kind));
        return new TaskContext(
                identity.run(), identity.round(), task.id(), identity.direction(), identity.attempt(), inputs, room);
    }

    private JsonNode spec(TaskDefinition task, TaskKind kind, Scope scope) throws NoValue {
        var schema = schemas.computeIfAbsent(kind.name(), name -> ValueSchema.ofSpec(kind.schema()));
        var spec = schema.coerced(new Filling(evaluator, scope).spec(task.spec(), kind.templates()));
        if (schema.written().isEmpty()) return spec;
        var mismatches = schema.check(spec);
        if (mismatches.isEmpty()) return spec;
        var first = mismatches.get(0);
        throw new NoValue("With the values filled in, %s in spec of task %s %s. Correct the value, or the expression."
                .formatted(Quoted.of(first.field()), Quoted.of(task.id()), first.what()));
    }

    private JsonNode placed(JsonNode spec, TaskKind kind, RunInputs run) {
        return RunPlace.of(run.target())
                .in(spec, places.computeIfAbsent(kind.name(), name -> PlaceFields.of(kind.schema())));
    }

    private static Optional<Duration> timeout(TaskDefinition task, TaskKind kind) {
        return task.timeout().or(() -> kind instanceof TaskType type ? type.usualTimeout() : Optional.empty());
    }
}
