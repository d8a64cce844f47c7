package io.slipway.engine.values;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.graph.OutputName;
import io.slipway.engine.graph.TaskDefinition;
import io.slipway.engine.graph.TaskGraph;
import io.slipway.engine.graph.TaskKind;
import io.slipway.engine.graph.TaskOutputs;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Which outputs a task takes as input: those that its expressions name (TR-13 asks, when outputs of a task have changed).
 *
 * @param names with the empty key where all outputs of a task are taken
 * @param takesAll whether it goes through the outputs of all tasks before it
 */
public record OutputsTaken(Set<OutputName> names, boolean takesAll) {

    public OutputsTaken {
        names = Set.copyOf(names);
    }

    public static OutputsTaken by(TaskDefinition task, TaskKind kind) {
        var found = TaskOutputs.namedBy(task, kind.templates());
        return new OutputsTaken(found.outputs(), found.usesAll());
    }

    /** The tasks whose outputs have to be known when it is assigned: those directly before it, and those that it names. */
    public Set<String> tasks(TaskGraph graph, String task) {
        if (takesAll) return new LinkedHashSet<>(graph.order().allBefore(task));
        var tasks = new LinkedHashSet<>(graph.order().before(task));
        names.forEach(name -> tasks.add(name.task()));
        return tasks;
    }

    /** Whether something that it takes of that task is another than it was. */
    public boolean differs(String task, JsonNode before, JsonNode now) {
        if (takesAll) return !before.equals(now);
        return names.stream()
                .filter(name -> name.task().equals(task))
                .anyMatch(name -> name.key().isEmpty()
                        ? !before.equals(now)
                        : !before.path(name.key()).equals(now.path(name.key())));
    }
}
