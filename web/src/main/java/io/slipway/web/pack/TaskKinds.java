package io.slipway.web.pack;

import io.slipway.delegates.BuiltIn;
import io.slipway.engine.graph.PackageReader;
import io.slipway.engine.graph.TaskDefinition;
import io.slipway.engine.graph.TaskKind;
import io.slipway.engine.yaml.Mapping;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The task types that packages may use, as far as reading packages has to know them. */
public final class TaskKinds {

    private final Map<String, TaskKind> kinds = new LinkedHashMap<>();

    private TaskKinds(Collection<? extends TaskKind> kinds) {
        kinds.forEach(kind -> this.kinds.put(kind.name(), kind));
    }

    /** Without a server, and so without plug-ins. */
    public static TaskKinds builtIn() {
        return new TaskKinds(BuiltIn.kinds());
    }

    /** The built-in ones, and those of a server, which win. */
    public static TaskKinds with(Collection<? extends TaskKind> others) {
        var kinds = builtIn();
        others.forEach(kind -> kinds.kinds.put(kind.name(), kind));
        return kinds;
    }

    public PackageReader reader() {
        return new PackageReader(kinds.values());
    }

    /** What its developer said, else whether there is something to undo it with. */
    public boolean isUndone(TaskDefinition task) {
        return task.rollback().orElseGet(() -> {
            var kind = kinds.get(task.type());
            return kind != null && kind.canUndo(spec(task));
        });
    }

    private static Mapping spec(TaskDefinition task) {
        return task.written().child("spec").orElse(null) instanceof Mapping spec ? spec : Mapping.empty(task.place());
    }
}
