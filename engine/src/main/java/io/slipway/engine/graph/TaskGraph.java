package io.slipway.engine.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A task package together with the order of its tasks. */
public final class TaskGraph {

    private final TaskPackage taskPackage;
    private final Map<String, TaskDefinition> tasks = new LinkedHashMap<>();
    private final Dag order;

    private TaskGraph(TaskPackage taskPackage) {
        this.taskPackage = taskPackage;
        taskPackage.tasks().forEach(task -> tasks.put(task.id(), task));
        this.order = Dag.of(List.copyOf(tasks.keySet()), taskPackage.edges());
    }

    public static TaskGraph of(TaskPackage taskPackage) {
        return new TaskGraph(taskPackage);
    }

    /** The same tasks, the last first, as a graph of its own: what takes away goes the way back. */
    public TaskGraph reversed(String name) {
        var edges = taskPackage.edges().stream()
                .map(edge -> new Dag.Edge(edge.to(), edge.from()))
                .toList();
        var last = new ArrayList<>(taskPackage.tasks());
        Collections.reverse(last);
        return of(new TaskPackage(
                name,
                taskPackage.version(),
                taskPackage.description(),
                taskPackage.failFast(),
                taskPackage.global(),
                last,
                edges));
    }

    public TaskPackage taskPackage() {
        return taskPackage;
    }

    public Dag order() {
        return order;
    }

    /** In the order in which they were written. */
    public Collection<TaskDefinition> tasks() {
        return Collections.unmodifiableCollection(tasks.values());
    }

    public Optional<TaskDefinition> task(String id) {
        return Optional.ofNullable(tasks.get(id));
    }

    /** What has to be over directly before the task begins. */
    public List<TaskDefinition> before(String id) {
        return order.before(id).stream().map(this::known).toList();
    }

    /** What may begin directly after the task. */
    public List<TaskDefinition> after(String id) {
        return order.after(id).stream().map(this::known).toList();
    }

    private TaskDefinition known(String id) {
        return task(id).orElseThrow();
    }
}
