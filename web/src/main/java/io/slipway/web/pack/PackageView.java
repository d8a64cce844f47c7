package io.slipway.web.pack;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.slipway.engine.graph.Dag;
import io.slipway.engine.graph.TaskDefinition;
import io.slipway.engine.graph.TaskMode;
import io.slipway.engine.graph.TaskPackage;
import io.slipway.engine.packages.StoredPackage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A package as programs get it.
 *
 * @param current whether its name and version mean it; false when another one was pushed in its place
 */
record PackageView(
        String digest,
        String name,
        String version,
        String kind,
        long size,
        String pushedBy,
        Instant pushedAt,
        boolean current) {

    static PackageView of(StoredPackage stored) {
        return new PackageView(
                stored.digest(),
                stored.name(),
                stored.version(),
                stored.kind(),
                stored.size(),
                stored.pushedBy(),
                stored.pushedAt(),
                stored.isCurrent());
    }

    /** With all that its manifest says; the schemas of its values are in its form. */
    record Details(
            @JsonUnwrapped PackageView about,
            String description,
            boolean failFast,
            List<Task> tasks,
            List<Dag.Edge> edges,
            Map<String, String> links) {

        static Details of(StoredPackage stored, TaskPackage read, TaskKinds kinds) {
            var tasks = read.tasks().stream().map(task -> Task.of(task, kinds)).toList();
            var at = "/api/v1/packages/" + stored.digest();
            var links = Map.of("archive", at + "/archive", "graph", at + "/graph", "form", at + "/form");
            return new Details(PackageView.of(stored), read.description(), read.failFast(), tasks, read.edges(), links);
        }
    }

    /**
     * One task of it.
     *
     * @param timeout in ISO 8601; absent where the type's own holds
     * @param modes the conditions under which it only answers
     */
    record Task(
            String id,
            String type,
            String description,
            boolean rollback,
            boolean idempotent,
            @Nullable String timeout,
            int attempts,
            @Nullable String when,
            List<String> modes) {

        static Task of(TaskDefinition task, TaskKinds kinds) {
            return new Task(
                    task.id(),
                    task.type(),
                    task.description(),
                    kinds.isUndone(task),
                    task.idempotent(),
                    task.timeout().map(Duration::toString).orElse(null),
                    task.retries().attempts(),
                    task.when().orElse(null),
                    task.modes().stream().map(TaskMode::when).toList());
        }
    }
}
