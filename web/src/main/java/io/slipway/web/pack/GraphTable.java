package io.slipway.web.pack;

import io.slipway.engine.graph.Dag;
import io.slipway.engine.graph.TaskDefinition;
import io.slipway.engine.graph.TaskGraph;
import java.util.ArrayList;
import java.util.List;

/** A task graph as lines that a person can read at a terminal: a step for what may run at the same time. */
final class GraphTable {

    private static final int MOST_NAMED = 6;

    private final TaskGraph graph;
    private final TaskKinds kinds;
    private final Dag order;
    private final List<List<String>> rows = new ArrayList<>();

    GraphTable(TaskGraph graph, TaskKinds kinds, Dag order) {
        this.graph = graph;
        this.kinds = kinds;
        this.order = order;
    }

    @Override
    public String toString() {
        var layers = GraphPicture.byLayer(order);
        rows.add(List.of("STEP", "TASK", "TYPE", "ON FAILURE", "AFTER"));
        layers.forEach((layer, ids) -> {
            for (int i = 0; i < ids.size(); i++) row(i == 0 ? String.valueOf(layer + 1) : "", ids.get(i));
        });
        var title = "%s %s: %s in %s"
                .formatted(
                        graph.taskPackage().name(),
                        graph.taskPackage().version(),
                        count(graph.tasks().size(), "task"),
                        count(layers.size(), "step"));
        return title + "\n\n" + aligned();
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private void row(String step, String id) {
        var type = graph.task(id).map(TaskDefinition::type).orElse("");
        var undone = graph.task(id).filter(kinds::isUndone).isPresent() ? "put back" : "kept";
        rows.add(List.of(step, id, type, undone, after(order.before(id))));
    }

    private static String after(List<String> before) {
        var some = String.join(", ", before.subList(0, Math.min(before.size(), MOST_NAMED)));
        return before.size() > MOST_NAMED ? some + " and " + (before.size() - MOST_NAMED) + " more" : some;
    }

    private String aligned() {
        var widths = new int[rows.get(0).size()];
        for (var row : rows) {
            for (int i = 0; i < widths.length; i++)
                widths[i] = Math.max(widths[i], row.get(i).length());
        }
        var text = new StringBuilder();
        for (var row : rows) {
            var line = new StringBuilder();
            for (int i = 0; i < widths.length; i++)
                line.append(row.get(i))
                        .append(" ".repeat(widths[i] + 3 - row.get(i).length()));
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
