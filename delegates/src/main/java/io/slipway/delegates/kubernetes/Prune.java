package io.slipway.delegates.kubernetes;

import io.slipway.engine.cluster.ObjectRef;
import io.slipway.engine.task.TaskContext;
import java.util.Locale;
import java.util.Set;

/** What becomes of objects that an earlier version of a task applied and this one lacks. */
enum Prune {
    /** Removed, but for what holds data that no undo brings back. */
    SAFE,
    ALL,
    NONE;

    private static final Set<String> HOLD_DATA =
            Set.of("Namespace", "CustomResourceDefinition", "PersistentVolumeClaim", "PersistentVolume");

    static Prune of(TaskContext task) {
        return valueOf(task.spec().path("prune").asText("safe").toUpperCase(Locale.ROOT));
    }

    boolean takes(ObjectRef object) {
        return this == ALL || this == SAFE && !HOLD_DATA.contains(object.kind());
    }
}
