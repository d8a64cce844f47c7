package io.slipway.engine.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.engine.fault.Checked;
import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.fault.Place;
import io.slipway.engine.fault.Quoted;
import io.slipway.engine.graph.Mismatch;
import io.slipway.engine.graph.TaskDefinition;
import io.slipway.engine.graph.TaskGraph;
import io.slipway.engine.graph.ValueSchema;
import io.slipway.engine.yaml.Located;
import io.slipway.engine.yaml.Mapping;
import io.slipway.engine.yaml.Scalar;
import io.slipway.engine.yaml.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Checks what people filled in for one package before anything runs (TR-6), and makes of it what the run is done with. May be
 * used by many threads.
 */
public final class ValuesCheck {

    private static final Set<String> PARTS = Set.of("global", "tasks");

    private final TaskGraph graph;
    private final Evaluator evaluator = new Evaluator();
    private final Map<JsonNode, ValueSchema> schemas = new ConcurrentHashMap<>();

    public ValuesCheck(TaskGraph graph) {
        this.graph = graph;
    }

    /**
     * @param values {@code {global: {…}, tasks: {<id>: {…}}}}; of JSON by {@link ValueTrees#of}
     * @param site the installation's config
     * @param run whose mode and versions decide the modes of tasks; what it holds of values is not looked at
     * @return the run with values, defaults filled in; or all faults at once
     */
    public Checked<RunInputs> check(Located values, GlobalRevision site, RunInputs run) {
        var faults = new ArrayList<Fault>();
        var root = mapping(values, "The values", faults);
        for (var entry : root.entries().values()) {
            if (PARTS.contains(entry.key())) continue;
            var mend = (Suggestion.sentence(entry.key(), PARTS) + " Values stand under global: and tasks:.").strip();
            faults.add(ValueFaults.unknownKey(entry.place(), entry.key(), mend));
        }
        var global = global(part(root, "global", faults), site, faults);
        var tasks = part(root, "tasks", faults);
        checkNames(tasks, faults);
        var filled = JsonNodeFactory.instance.objectNode();
        for (var task : graph.tasks()) {
            filled.set(task.id(), task(task, tasks, run.with(tasks.json(), global), faults));
        }
        return Checked.of(Faults.of(faults), () -> run.with(filled, global));
    }

    private static Mapping part(Mapping root, String key, List<Fault> faults) {
        return root.child(key)
                .map(value -> mapping(value, "The values under " + key, faults))
                .orElseGet(() -> Mapping.empty(root.place()));
    }

    private static Mapping mapping(Located value, String what, List<Fault> faults) {
        if (value instanceof Mapping mapping) return mapping;
        if (!(value instanceof Scalar scalar && scalar.isNull())) {
            faults.add(ValueFaults.noMapping(value.place(), what, value.kind()));
        }
        return Mapping.empty(value.place());
    }

    private JsonNode global(Mapping overrides, GlobalRevision site, List<Fault> faults) {
        var schema = graph.taskPackage().global();
        var merged = GlobalConfig.overridden(site, overrides, faults);
        var asked = Defaults.into(schema, AskedFor.of(schema, merged));
        var owner = new FieldFault("Global config", "global", schema);
        var strict = StrictSchema.ofRoot(schema);
        // Of the site's own config nobody is told that the package does not ask for it.
        held(strict, Defaults.into(schema, overrides.json())).stream()
                .filter(Mismatch::isUnknownKey)
                .forEach(mismatch -> faults.add(owner.of(mismatch, overrides)));
        held(strict, asked).stream()
                .filter(mismatch -> !mismatch.isUnknownKey())
                .forEach(mismatch -> faults.add(owner.of(mismatch, overrides)));
        return asked;
    }

    private List<Mismatch> held(JsonNode strict, JsonNode value) {
        return schemas.computeIfAbsent(strict, ValueSchema::ofValues).check(value);
    }

    private void checkNames(Mapping tasks, List<Fault> faults) {
        var known = graph.order().names();
        for (var entry : tasks.entries().values()) {
            if (graph.task(entry.key()).isPresent()) continue;
            var mend = (Suggestion.sentence(entry.key(), known) + " Remove it, or name a task of the package.").strip();
            faults.add(ValueFaults.unknownTask(entry.place(), entry.key(), mend));
        }
    }

    private ObjectNode task(TaskDefinition task, Mapping tasks, RunInputs run, List<Fault> faults) {
        var none = Mapping.empty(tasks.place());
        var given = tasks.child(task.id())
                .map(value -> mapping(value, "The values of task " + Quoted.of(task.id()), faults))
                .orElse(none);
        var schema = schema(task, run, given.place(), faults);
        var filled = (ObjectNode) Defaults.into(schema, given.json());
        var strict = StrictSchema.ofRoot(schema);
        var owner = new FieldFault("Task " + Quoted.of(task.id()), "tasks." + task.id(), schema);
        held(strict, filled).forEach(mismatch -> faults.add(owner.of(mismatch, given)));
        return filled;
    }

    /** TR-7: in a mode the values are checked against that mode's schema. */
    private JsonNode schema(TaskDefinition task, RunInputs run, Place place, List<Fault> faults) {
        try {
            for (var mode : task.modes()) {
                if (evaluator.isTrue(mode.when(), Scope.of(task.id(), run, Map.of()))) return mode.config();
            }
        } catch (NoValue trouble) {
            faults.add(ValueFaults.noMode(place, task.id(), trouble.sentences()));
        }
        return task.config();
    }
}
