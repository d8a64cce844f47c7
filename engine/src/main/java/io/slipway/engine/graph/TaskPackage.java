package io.slipway.engine.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Tasks and the order between them (TR-1). Every edge leads from a task of the package to another, and there is no circle.
 *
 * @param failFast whether running tasks are asked to stop when another one fails
 * @param global the schema of what the package needs of the installation's global config
 * @param tasks in the order in which they were written; their ids differ
 * @param edges from what runs first to what runs after it; {@code dependsOn} is among them
 */
public record TaskPackage(
        String name,
        SemanticVersion version,
        String description,
        boolean failFast,
        JsonNode global,
        List<TaskDefinition> tasks,
        List<Dag.Edge> edges) {

    /** As much as the BPMN engine holds of a process's version tag. */
    public static final int LONGEST_VERSION = 64;

    public TaskPackage {
        tasks = List.copyOf(tasks);
        edges = List.copyOf(edges);
    }
}
