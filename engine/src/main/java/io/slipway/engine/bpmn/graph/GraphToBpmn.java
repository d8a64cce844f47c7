package io.slipway.engine.bpmn.graph;

import io.slipway.engine.graph.Dag;
import io.slipway.engine.graph.Dag.Edge;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A task graph as BPMN: the process that does its tasks in their order, and the one that undoes them in the reverse one. */
public final class GraphToBpmn {

    private GraphToBpmn() {}

    /** The process that does the tasks, as BPMN XML with a picture. */
    public static String forward(TaskDiagram diagram) {
        return BpmnText.of(diagram, Direction.DO, wiring(diagram, diagram.order(), Direction.DO));
    }

    /** The process that undoes what was done: the tasks with rollback, the last first. */
    public static String undo(TaskDiagram diagram) {
        var undone = new HashSet<String>();
        for (var task : diagram.tasks()) if (task.rollback()) undone.add(task.id());
        var order = among(undone, diagram.order()).reversed();
        return BpmnText.of(diagram, Direction.UNDO, wiring(diagram, order, Direction.UNDO));
    }

    static Wiring wiring(TaskDiagram diagram, Dag order, Direction direction) {
        var tasks = diagram.byId();
        return Wiring.of(order.reduced(), id -> {
            var task = tasks.get(id);
            if (task == null) throw new IllegalStateException("There is no task '" + id + "'.");
            return Step.of(task, direction.label(task));
        });
    }

    /** The same order among some of the names: who waited for one that is left out waits for those before it. */
    static Dag among(Set<String> kept, Dag order) {
        if (kept.size() == order.names().size()) return order;
        var edges = new ArrayList<Edge>();
        for (var from : order.names()) {
            if (kept.contains(from)) nextKept(from, kept, order).forEach(to -> edges.add(new Edge(from, to)));
        }
        return Dag.of(order.names().stream().filter(kept::contains).toList(), edges);
    }

    private static List<String> nextKept(String from, Set<String> kept, Dag order) {
        var found = new ArrayList<String>();
        var seen = new HashSet<String>();
        var stack = new ArrayDeque<>(order.after(from));
        while (!stack.isEmpty()) {
            var name = stack.pop();
            if (!seen.add(name)) continue;
            if (kept.contains(name)) found.add(name);
            else order.after(name).forEach(stack::push);
        }
        return found;
    }
}
