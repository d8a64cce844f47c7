package io.slipway.engine.bpmn.laws;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Element;

/** The steps of a diagram and the ways between them, as the engine goes them. */
final class Steps {

    private static final Set<String> KINDS = Set.of(
            "startEvent",
            "endEvent",
            "intermediateThrowEvent",
            "intermediateCatchEvent",
            "boundaryEvent",
            "exclusiveGateway",
            "inclusiveGateway",
            "parallelGateway",
            "eventBasedGateway",
            "task",
            "manualTask",
            "serviceTask",
            "userTask",
            "receiveTask",
            "callActivity",
            "subProcess");

    private final AllowedBeans beans;
    private final List<Element> processes = new ArrayList<>();
    private final List<Element> steps = new ArrayList<>();
    private final List<Element> associations = new ArrayList<>();
    private final Map<String, Element> byId = new HashMap<>();
    private final Map<String, List<String>> waysOut = new HashMap<>();
    private final Map<String, List<String>> waysIn = new HashMap<>();

    Steps(List<Element> model, AllowedBeans beans) {
        this.beans = beans;
        for (var element : model) {
            var name = Xml.name(element);
            if (KINDS.contains(name)) {
                steps.add(element);
                byId.put(element.getAttribute("id"), element);
            }
            switch (name) {
                case "process" -> processes.add(element);
                case "association" -> associations.add(element);
                case "sequenceFlow" -> addWay(element.getAttribute("sourceRef"), element.getAttribute("targetRef"));
                default -> {}
            }
        }
    }

    private void addWay(String from, String to) {
        waysOut.computeIfAbsent(from, none -> new ArrayList<>()).add(to);
        waysIn.computeIfAbsent(to, none -> new ArrayList<>()).add(from);
    }

    List<Element> processes() {
        return processes;
    }

    List<Element> all() {
        return steps;
    }

    List<Element> associations() {
        return associations;
    }

    boolean hasWays(Element step) {
        var id = step.getAttribute("id");
        return waysOut.containsKey(id) || waysIn.containsKey(id);
    }

    /** Where a token gets to from there without waiting in between: into a sub-process, and out of it at its end. */
    List<Element> next(Element step) {
        if (Xml.is(step, "subProcess"))
            return Xml.children(step).stream()
                    .filter(child -> Xml.is(child, "startEvent"))
                    .toList();
        return after(step);
    }

    /** What comes after a step that is over. */
    List<Element> after(Element step) {
        var out = waysOut.getOrDefault(step.getAttribute("id"), List.of());
        if (out.isEmpty() && step.getParentNode() instanceof Element around && Xml.is(around, "subProcess"))
            return after(around);
        return out.stream().filter(byId::containsKey).map(byId::get).toList();
    }

    boolean isLeased(Element step) {
        return Xml.is(step, "serviceTask")
                && (Xml.attribute(step, "camunda:type").equals("external") || beans.isLeased(bean(step)));
    }

    boolean isStep(Element step) {
        return Xml.is(step, "serviceTask") && !isLeased(step);
    }

    private static String bean(Element step) {
        return PlainExpression.reference(Xml.attribute(step, "camunda:delegateExpression"));
    }

    /** The definition of that kind in an event, such as {@code compensateEventDefinition}. */
    static boolean has(Element event, String definition) {
        return Xml.children(event).stream().anyMatch(child -> Xml.is(child, definition));
    }

    static boolean throwsCompensation(Element step) {
        return (Xml.is(step, "intermediateThrowEvent") || Xml.is(step, "endEvent"))
                && has(step, "compensateEventDefinition");
    }
}
