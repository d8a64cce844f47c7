package io.slipway.engine.worker;

import io.slipway.engine.graph.Dag;
import io.slipway.engine.graph.Dag.Edge;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Graphs for tests, and the barest diagram of them. */
final class PlainGraph {

    private PlainGraph() {}

    /** Layers of equal width; each task waits for two of the layer before. */
    static Dag layered(int tasks, int width, long seed) {
        var random = new Random(seed);
        var edges = new ArrayList<Edge>();
        for (int i = width; i < tasks; i++) {
            int layer = (i / width - 1) * width;
            edges.add(new Edge("t" + (layer + random.nextInt(width)), "t" + i));
            edges.add(new Edge("t" + (layer + random.nextInt(width)), "t" + i));
        }
        return Dag.of(IntStream.range(0, tasks).mapToObj(i -> "t" + i).toList(), edges)
                .reduced();
    }

    static Dag beside(int tasks) {
        return Dag.of(IntStream.range(0, tasks).mapToObj(i -> "t" + i).toList(), List.of());
    }

    static String bpmn(String key, Dag dag, String topic) {
        var nodes = new StringBuilder();
        var flows = new StringBuilder();
        flow(flows, "start", "fork");
        flow(flows, "join", "end");
        for (var name : dag.names()) {
            var task = "task_" + name;
            nodes.append("<serviceTask id='")
                    .append(task)
                    .append("' camunda:delegateExpression='${")
                    .append(topic)
                    .append("Delegate}'/>");
            var entry = task;
            if (dag.before(name).size() > 1) {
                entry = "join_" + name;
                nodes.append("<parallelGateway id='").append(entry).append("'/>");
                flow(flows, entry, task);
            }
            if (dag.before(name).isEmpty()) flow(flows, "fork", task);
            for (var before : dag.before(name)) flow(flows, "task_" + before, entry);
            if (dag.after(name).isEmpty()) flow(flows, task, "join");
        }
        return "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' xmlns:camunda='http://camunda.org/schema/1.0/bpmn'"
                + " targetNamespace='test'><process id='" + key + "' isExecutable='true'><startEvent id='start'/>"
                + "<parallelGateway id='fork'/><parallelGateway id='join'/><endEvent id='end'/>" + nodes + flows
                + "</process></definitions>";
    }

    private static void flow(StringBuilder flows, String from, String to) {
        flows.append("<sequenceFlow id='flow_")
                .append(from)
                .append("__")
                .append(to)
                .append("' sourceRef='")
                .append(from)
                .append("' targetRef='")
                .append(to)
                .append("'/>");
    }
}
