package io.slipway.engine.bpmn.graph;

import io.slipway.engine.graph.Dag;
import io.slipway.engine.graph.TaskDefinition;
import io.slipway.engine.graph.TaskGraph;
import io.slipway.engine.graph.TaskPackage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a pair of diagrams, forward and reverse, is made from.
 *
 * @param name of the package; both processes are named after it
 * @param version of the package, which the processes carry as their version tag
 * @param order the ids of the tasks, and which has to be over before which
 */
public record TaskDiagram(String name, String version, Dag order, List<DiagramTask> tasks) {

    static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{0,199}");
    static final int LONGEST_VERSION = TaskPackage.LONGEST_VERSION;

    public TaskDiagram {
        if (!NAME.matcher(name).matches())
            throw new IllegalArgumentException(
                    "'" + name + "' cannot name a process: a package's name has to match " + NAME + ".");
        if (version.length() > LONGEST_VERSION)
            throw new IllegalArgumentException("The version '" + version + "' is longer than " + LONGEST_VERSION
                    + " characters, which is all that the engine keeps: shorten it.");
        if (version.isBlank())
            throw new IllegalArgumentException("The package '" + name + "' has no version: give it one.");
        if (!order.names().equals(tasks.stream().map(DiagramTask::id).toList()))
            throw new IllegalArgumentException("The order is not one of these tasks: give both in the same sequence.");
        tasks = List.copyOf(tasks);
    }

    /** @param rollbackOf whether a task is undone when a run fails */
    public static TaskDiagram of(TaskGraph graph, Predicate<TaskDefinition> rollbackOf) {
        return new TaskDiagram(
                graph.taskPackage().name(),
                graph.taskPackage().version().toString(),
                graph.order(),
                graph.tasks().stream()
                        .map(task -> task(task, rollbackOf.test(task)))
                        .toList());
    }

    private static DiagramTask task(TaskDefinition task, boolean rollback) {
        var properties = TaskProperties.of(task.written().json());
        return new DiagramTask(task.id(), task.type(), task.id(), task.description(), properties, rollback);
    }

    public String processId() {
        return processOf(name);
    }

    /** The process that does the tasks of a package. */
    static String processOf(String name) {
        return DiagramReader.PREFIX + name;
    }

    public String undoProcessId() {
        return processId() + GraphDeployer.UNDO;
    }

    Map<String, DiagramTask> byId() {
        var byId = new LinkedHashMap<String, DiagramTask>();
        tasks.forEach(task -> byId.put(task.id(), task));
        return byId;
    }
}
