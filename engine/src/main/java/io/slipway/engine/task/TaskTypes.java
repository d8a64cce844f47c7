package io.slipway.engine.task;

import io.slipway.engine.graph.TaskDefinition;
import io.slipway.engine.yaml.Mapping;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The task types that packages may use, built in or brought by plug-ins. */
public final class TaskTypes {

    private final Map<String, TaskType> types = new LinkedHashMap<>();

    public TaskTypes(Collection<? extends TaskType> all) {
        for (var type : all) {
            var other = types.put(type.name(), type);
            if (other != null)
                throw new IllegalArgumentException("Two task types are called '" + type.name() + "': "
                        + other.getClass().getName() + " and " + type.getClass().getName() + ".");
        }
    }

    public Collection<TaskType> all() {
        return Collections.unmodifiableCollection(types.values());
    }

    /** Those that a package may name. */
    public Collection<TaskType> forPackages() {
        return types.values().stream().filter(TaskType::isForPackages).toList();
    }

    public Optional<TaskType> find(String name) {
        return Optional.ofNullable(types.get(name));
    }

    public TaskType get(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalStateException("There is no task type '" + name
                        + "' on this node: was a plug-in taken away? Known are " + types.keySet() + "."));
    }

    /** Whether a task is undone when its run fails: what its developer said, else whether there is something to undo it with. */
    public boolean isUndone(TaskDefinition task) {
        return task.rollback().orElseGet(() -> get(task.type()).canUndo(spec(task)));
    }

    private static Mapping spec(TaskDefinition task) {
        return task.written() instanceof Mapping written
                        && written.child("spec").orElse(null) instanceof Mapping spec
                ? spec
                : Mapping.empty(task.place());
    }
}
