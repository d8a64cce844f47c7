package io.slipway.engine.run;

import io.slipway.engine.graph.TaskDefinition;
import io.slipway.engine.graph.TaskGraph;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which tasks a new round leaves as they are (TR-13): those that succeeded and stand, except the idempotent ones with a task
 * somewhere after them that failed, was undone or never ran.
 */
public record RetryPlan(List<TaskRow> kept) {

    public RetryPlan {
        kept = List.copyOf(kept);
    }

    public static RetryPlan of(TaskGraph graph, TaskHistory history) {
        var open = new HashSet<String>();
        for (var task : graph.tasks()) if (history.standing(task.id()).isEmpty()) open.add(task.id());
        var beforeOpen = before(graph, open);
        var kept = new ArrayList<TaskRow>();
        for (var task : graph.tasks()) {
            if (task.idempotent() && beforeOpen.contains(task.id())) continue;
            history.standing(task.id()).ifPresent(kept::add);
        }
        return new RetryPlan(kept);
    }

    /** All that run before one of these, by whatever way. */
    private static Set<String> before(TaskGraph graph, Set<String> tasks) {
        var before = new HashSet<String>();
        var ahead = new ArrayDeque<>(tasks);
        while (!ahead.isEmpty()) {
            for (TaskDefinition task : graph.before(ahead.pop())) if (before.add(task.id())) ahead.push(task.id());
        }
        return before;
    }
}
