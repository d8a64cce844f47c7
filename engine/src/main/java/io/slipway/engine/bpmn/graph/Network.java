package io.slipway.engine.bpmn.graph;

import static io.slipway.engine.bpmn.graph.DiagramReader.fault;

import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Quoted;
import io.slipway.engine.graph.Dag;
import io.slipway.engine.graph.Dag.Edge;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;

/** The elements of a process and the flows between them; its gateways say nothing but which task waits for which. */
final class Network {

    private final List<Fault> faults;
    private final Map<String, FlowNode> nodes = new LinkedHashMap<>();
    private final List<Edge> flows = new ArrayList<>();
    /** By the id of the element. */
    private final Map<String, DiagramTask> tasks = new LinkedHashMap<>();

    private Network(List<Fault> faults) {
        this.faults = faults;
    }

    static Network of(Process process, List<Fault> faults) {
        var network = new Network(faults);
        var elements = process.getFlowElements();
        for (var element : elements) if (element instanceof FlowNode node) network.take(node);
        for (var element : elements) if (!(element instanceof FlowNode)) network.take(element);
        network.checkEnds();
        network.checkCircle();
        network.checkTwins();
        return network;
    }

    List<DiagramTask> tasks() {
        return List.copyOf(tasks.values());
    }

    /** Only for a network without faults. */
    Dag order() {
        var all = Dag.of(List.copyOf(nodes.keySet()), flows);
        var edges = new LinkedHashSet<Edge>();
        tasks.forEach((element, task) -> nextTasks(element, all)
                .forEach(next -> edges.add(new Edge(
                        task.id(), Objects.requireNonNull(tasks.get(next)).id()))));
        return Dag.of(tasks.values().stream().map(DiagramTask::id).toList(), List.copyOf(edges));
    }

    private List<String> nextTasks(String element, Dag all) {
        var found = new ArrayList<String>();
        var seen = new HashSet<String>();
        var queue = new ArrayDeque<>(all.after(element));
        while (!queue.isEmpty()) {
            var next = queue.remove();
            if (!seen.add(next)) continue;
            if (tasks.containsKey(next)) found.add(next);
            else queue.addAll(all.after(next));
        }
        return found;
    }

    private void take(FlowNode node) {
        nodes.put(node.getId(), node);
        if (node instanceof ServiceTask task)
            new TaskReading(task, faults).task().ifPresent(read -> tasks.put(task.getId(), read));
        else if (!isPlain(node)) faults.add(foreign(node));
    }

    /** An event that waits for something, or throws something, is more than a beginning or an end. */
    private static boolean isPlain(FlowNode node) {
        if (node instanceof ParallelGateway) return true;
        boolean plain = node instanceof StartEvent || node instanceof EndEvent;
        return plain
                && ((Event) node).getChildElementsByType(EventDefinition.class).isEmpty();
    }

    private void take(FlowElement element) {
        if (!(element instanceof SequenceFlow flow)) {
            faults.add(foreign(element));
            return;
        }
        if (flow.getConditionExpression() != null) {
            faults.add(fault(
                    "DIAGRAM-CONDITION",
                    "The flow " + Quoted.of(flow.getId()) + " has a condition.",
                    "Say in the task when it is to run, and take the condition away."));
        }
        flows.add(new Edge(
                String.valueOf(flow.getAttributeValue("sourceRef")),
                String.valueOf(flow.getAttributeValue("targetRef"))));
    }

    private static Fault foreign(FlowElement element) {
        var type = element.getElementType().getTypeName();
        return fault(
                "DIAGRAM-ELEMENT",
                "The element " + Quoted.of(String.valueOf(element.getId())) + " (" + type
                        + ") has no place in a task graph.",
                "A task graph has plain start and end events, service tasks, parallel gateways and the flows between them.");
    }

    private void checkEnds() {
        var arriving = new LinkedHashMap<String, Integer>();
        for (var flow : flows) {
            if (!nodes.containsKey(flow.from()) || !nodes.containsKey(flow.to()))
                faults.add(fault(
                        "DIAGRAM-FLOW",
                        "A flow leads from " + Quoted.of(flow.from()) + " to " + Quoted.of(flow.to())
                                + ", and one of them is not there.",
                        "Connect the flow on both ends, or take it away."));
            arriving.merge(flow.to(), 1, Integer::sum);
        }
        nodes.values().forEach(node -> checkArriving(node, arriving.getOrDefault(node.getId(), 0)));
        long starts =
                nodes.values().stream().filter(StartEvent.class::isInstance).count();
        if (starts != 1)
            faults.add(fault(
                    "DIAGRAM-START", "The diagram has " + starts + " start events.", "A task graph begins with one."));
    }

    private void checkArriving(FlowNode node, int arriving) {
        var id = Quoted.of(String.valueOf(node.getId()));
        if (arriving == 0 && !(node instanceof StartEvent))
            faults.add(fault(
                    "DIAGRAM-LOOSE",
                    "No flow leads to " + id + ", so it would never be reached.",
                    "Connect it with what comes before, or take it away."));
        if (arriving > 1 && node instanceof ServiceTask)
            faults.add(fault(
                    "DIAGRAM-JOIN",
                    arriving + " flows lead to the task " + id + ", so it would run " + arriving + " times.",
                    "Let them meet in a parallel gateway before the task."));
    }

    private void checkCircle() {
        var known = flows.stream()
                .filter(flow -> nodes.containsKey(flow.from()) && nodes.containsKey(flow.to()))
                .toList();
        Dag.of(List.copyOf(nodes.keySet()), known)
                .circle()
                .ifPresent(circle -> faults.add(fault(
                        "DIAGRAM-CIRCLE",
                        "These go round in a circle: "
                                + String.join(
                                        " → ", circle.stream().map(Quoted::of).toList()) + ".",
                        "Take away one of the flows between them.")));
    }

    private void checkTwins() {
        var seen = new HashSet<String>();
        tasks.forEach((element, task) -> {
            if (!seen.add(task.id()))
                faults.add(fault(
                        "DIAGRAM-TWIN",
                        "The task " + Quoted.of(element) + " has the id " + Quoted.of(task.id())
                                + ", which another has too.",
                        "Give a copied task an id of its own, in its property id."));
        });
    }
}
