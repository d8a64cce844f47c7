package io.slipway.web.pack;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.engine.bpmn.graph.GraphToBpmn;
import io.slipway.engine.bpmn.graph.TaskDiagram;
import io.slipway.engine.graph.Dag;
import io.slipway.engine.graph.TaskDefinition;
import io.slipway.engine.graph.TaskGraph;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A task graph for eyes and for other programs. Shows the order with as few edges as say it. */
public final class GraphPicture {

    /** What it can be written as. */
    public enum Format {
        TEXT,
        MERMAID,
        DOT,
        BPMN,
        JSON
    }

    private final TaskGraph graph;
    private final TaskKinds kinds;
    private final Dag order;
    private final Map<String, String> nodes = new LinkedHashMap<>();

    public GraphPicture(TaskGraph graph, TaskKinds kinds) {
        this.graph = graph;
        this.kinds = kinds;
        this.order = graph.order().reduced();
        // Ids of tasks may be words of mermaid or dot.
        graph.tasks().forEach(task -> nodes.put(task.id(), "n" + nodes.size()));
    }

    /** Always ends with a line end. */
    public String in(Format format) {
        return switch (format) {
            case TEXT -> new GraphTable(graph, kinds, order).toString();
            case MERMAID -> mermaid();
            case DOT -> dot();
            case BPMN -> GraphToBpmn.forward(TaskDiagram.of(graph, kinds::isUndone));
            case JSON -> json().toPrettyString() + "\n";
        };
    }

    private String mermaid() {
        var text = new StringBuilder("%% " + title() + "\nflowchart LR\n");
        graph.tasks()
                .forEach(task ->
                        text.append("  %s[\"%s<br>%s\"]\n".formatted(nodes.get(task.id()), task.id(), task.type())));
        order.edges()
                .forEach(edge -> text.append("  %s --> %s\n".formatted(nodes.get(edge.from()), nodes.get(edge.to()))));
        return text.toString();
    }

    private String dot() {
        var text = new StringBuilder("digraph \"" + title() + "\" {\n  rankdir=LR\n  node [shape=box]\n");
        graph.tasks()
                .forEach(task -> text.append(
                        "  %s [label=\"%s\\n%s\"]\n".formatted(nodes.get(task.id()), task.id(), task.type())));
        order.edges()
                .forEach(edge -> text.append("  %s -> %s\n".formatted(nodes.get(edge.from()), nodes.get(edge.to()))));
        return text.append("}\n").toString();
    }

    private String title() {
        return graph.taskPackage().name() + " " + graph.taskPackage().version();
    }

    private ObjectNode json() {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("name", graph.taskPackage().name())
                .put("version", graph.taskPackage().version().toString());
        var layers = order.layers();
        var tasks = json.putArray("tasks");
        for (var task : graph.tasks()) tasks.add(json(task, layers.getOrDefault(task.id(), 0)));
        var edges = json.putArray("edges");
        for (var edge : order.edges())
            edges.addObject().put("from", edge.from()).put("to", edge.to());
        return json;
    }

    private ObjectNode json(TaskDefinition task, int layer) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", task.id())
                .put("type", task.type())
                .put("rollback", kinds.isUndone(task))
                .put("layer", layer + 1);
    }

    /** The layers of an order, each with the tasks in it. */
    static Map<Integer, List<String>> byLayer(Dag order) {
        var layers = new TreeMap<Integer, List<String>>();
        order.layers().forEach((id, layer) -> layers.computeIfAbsent(layer, one -> new ArrayList<>())
                .add(id));
        return layers;
    }
}
