package io.slipway.engine.bpmn.graph;

import io.slipway.engine.bpmn.graph.Drawing.Box;
import io.slipway.engine.bpmn.graph.Drawing.Point;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A process and its picture written as BPMN XML. Every text of a package goes through {@link XmlText#attribute} or
 * {@link XmlText#text}; of a service task the engine evaluates neither name, documentation nor properties.
 */
final class BpmnText {

    /** Generated documentation can be told from the package's own by the beginning of its id. */
    static final String NOTE = "note.";

    private static final String NAMESPACES = """
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                              xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
                              xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
                              xmlns:di="http://www.omg.org/spec/DD/20100524/DI"
                              xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                              id="definitions" targetNamespace="https://slipway.io/graph">
            """;
    /** A definition outlives its runs by this long; runs keep their own history. */
    private static final String TIME_TO_LIVE = "P180D";

    private final XmlText xml = new XmlText();
    private final TaskDiagram diagram;
    private final Direction direction;
    private final Wiring wiring;
    private final Map<String, List<Flow>> incoming = new HashMap<>();
    private final Map<String, List<Flow>> outgoing = new HashMap<>();

    private BpmnText(TaskDiagram diagram, Direction direction, Wiring wiring) {
        this.diagram = diagram;
        this.direction = direction;
        this.wiring = wiring;
    }

    static String of(TaskDiagram diagram, Direction direction, Wiring wiring) {
        var text = new BpmnText(diagram, direction, wiring);
        text.write();
        return text.xml.toString();
    }

    private void write() {
        var flows = wiring.flows();
        for (var flow : flows) {
            outgoing.computeIfAbsent(flow.from(), key -> new ArrayList<>()).add(flow);
            incoming.computeIfAbsent(flow.to(), key -> new ArrayList<>()).add(flow);
        }
        xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n").raw(NAMESPACES);
        process();
        wiring.steps().forEach(this::step);
        flows.forEach(this::flow);
        xml.raw("  </bpmn:process>\n");
        picture(Drawing.of(wiring));
        xml.raw("</bpmn:definitions>\n");
    }

    private void process() {
        xml.raw("  <bpmn:process")
                .attribute("id", direction.processId(diagram))
                .attribute("name", direction.processName(diagram))
                .attribute("isExecutable", "true")
                .attribute("camunda:historyTimeToLive", TIME_TO_LIVE)
                .attribute("camunda:versionTag", diagram.version())
                .raw(">\n");
    }

    private void step(Step step) {
        var task = step.task();
        if (task != null) task(step, task);
        else
            switch (step.kind()) {
                case START -> plain("startEvent", step, direction == Direction.DO ? "Start" : "Start undoing");
                case END -> plain("endEvent", step, direction == Direction.DO ? "Done" : "Undone");
                default -> plain("parallelGateway", step, "");
            }
    }

    private void plain(String element, Step step, String name) {
        xml.raw("    <bpmn:" + element).attribute("id", step.id());
        if (!name.isEmpty()) xml.attribute("name", name);
        xml.raw(">\n");
        ends(step);
        xml.raw("    </bpmn:" + element + ">\n");
    }

    private void task(Step step, DiagramTask task) {
        xml.raw("    <bpmn:serviceTask")
                .attribute("id", step.id())
                .attribute("name", direction.label(task))
                .attribute("camunda:delegateExpression", "${" + task.type() + "Delegate}")
                .raw(">\n");
        documentation(step, task);
        properties(task);
        ends(step);
        xml.raw("    </bpmn:serviceTask>\n");
    }

    /** The package's own words come first, even where there are none: a modeler lets people edit the first. */
    private void documentation(Step step, DiagramTask task) {
        xml.raw("      <bpmn:documentation>").text(task.documentation()).raw("</bpmn:documentation>\n");
        xml.raw("      <bpmn:documentation")
                .attribute("id", NOTE + step.id())
                .raw(">")
                .text(direction.note(diagram, task))
                .raw("</bpmn:documentation>\n");
    }

    private void properties(DiagramTask task) {
        xml.raw("      <bpmn:extensionElements>\n        <camunda:properties>\n");
        property(DiagramTask.ID_PROPERTY, task.id());
        property(DiagramTask.TYPE_PROPERTY, task.type());
        property(DiagramTask.DIRECTION_PROPERTY, direction.word());
        property(DiagramTask.ROLLBACK_PROPERTY, String.valueOf(task.rollback()));
        if (!Direction.DO.label(task).equals(XmlText.holdable(task.name())))
            property(DiagramTask.NAME_PROPERTY, task.name());
        task.properties().forEach(this::property);
        xml.raw("        </camunda:properties>\n      </bpmn:extensionElements>\n");
    }

    private void property(String name, String value) {
        xml.raw("          <camunda:property")
                .attribute("name", name)
                .attribute("value", PropertyText.written(value))
                .raw(" />\n");
    }

    private void ends(Step step) {
        for (var flow : incoming.getOrDefault(step.id(), List.of()))
            xml.raw("      <bpmn:incoming>").text(flow.id()).raw("</bpmn:incoming>\n");
        for (var flow : outgoing.getOrDefault(step.id(), List.of()))
            xml.raw("      <bpmn:outgoing>").text(flow.id()).raw("</bpmn:outgoing>\n");
    }

    private void flow(Flow flow) {
        xml.raw("    <bpmn:sequenceFlow")
                .attribute("id", flow.id())
                .attribute("sourceRef", flow.from())
                .attribute("targetRef", flow.to())
                .raw(" />\n");
    }

    private void picture(Drawing drawing) {
        xml.raw("  <bpmndi:BPMNDiagram id=\"diagram\">\n    <bpmndi:BPMNPlane id=\"plane\"")
                .attribute("bpmnElement", direction.processId(diagram))
                .raw(">\n");
        drawing.boxes().forEach(this::shape);
        drawing.flows().forEach(this::edge);
        xml.raw("    </bpmndi:BPMNPlane>\n  </bpmndi:BPMNDiagram>\n");
    }

    private void shape(String step, Box box) {
        xml.raw("      <bpmndi:BPMNShape")
                .attribute("id", "di." + step)
                .attribute("bpmnElement", step)
                .raw(">\n        <dc:Bounds x=\"")
                .raw(box.x())
                .raw("\" y=\"")
                .raw(box.y())
                .raw("\" width=\"")
                .raw(box.width())
                .raw("\" height=\"")
                .raw(box.height())
                .raw("\" />\n      </bpmndi:BPMNShape>\n");
    }

    private void edge(String flow, List<Point> corners) {
        xml.raw("      <bpmndi:BPMNEdge")
                .attribute("id", "di." + flow)
                .attribute("bpmnElement", flow)
                .raw(">\n");
        for (var corner : corners)
            xml.raw("        <di:waypoint x=\"")
                    .raw(corner.x())
                    .raw("\" y=\"")
                    .raw(corner.y())
                    .raw("\" />\n");
        xml.raw("      </bpmndi:BPMNEdge>\n");
    }
}
