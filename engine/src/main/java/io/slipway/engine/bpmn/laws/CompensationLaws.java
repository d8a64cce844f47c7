package io.slipway.engine.bpmn.laws;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;

/** The way back is wired: the engine deploys a handler that it will never call without a word. */
final class CompensationLaws {

    private final Breaches breaches;

    CompensationLaws(Breaches breaches) {
        this.breaches = breaches;
    }

    void check(Steps diagram) {
        var byId = new HashMap<String, Element>();
        diagram.all().forEach(step -> byId.put(step.getAttribute("id"), step));
        for (var step : diagram.all()) {
            if (Steps.throwsCompensation(step)) checkThrow(step, byId, diagram);
            if (catchesCompensation(step)) checkBoundary(step, byId, diagram);
            if (Xml.isTrue(step, "isForCompensation")) checkHandler(step, byId, diagram);
        }
    }

    private static boolean catchesCompensation(Element step) {
        return Xml.is(step, "boundaryEvent") && Steps.has(step, "compensateEventDefinition");
    }

    private void checkThrow(Element step, Map<String, Element> byId, Steps diagram) {
        var target = Xml.children(step).stream()
                .map(definition -> Xml.attribute(definition, "activityRef"))
                .filter(reference -> !reference.isEmpty())
                .findFirst()
                .orElse("");
        if (target.isEmpty()) {
            breaches.fault(
                    "LAW-TARGET",
                    step,
                    "undoes everything at once, in any order.",
                    "Name the one activity that it undoes, and draw a throw for each.");
            return;
        }
        var undone = byId.get(target);
        var isWired = undone != null && undone.getParentNode() == scope(step) && canBeUndone(undone, diagram);
        if (!isWired)
            breaches.fault(
                    "LAW-TARGET",
                    step,
                    "undoes \"" + target + "\", which is no activity beside it with a compensation event.",
                    "Name an activity of the same process that has one.");
    }

    /** A throw in an event sub-process undoes what stands beside that sub-process. */
    private static org.w3c.dom.Node scope(Element step) {
        var around = step.getParentNode();
        return around instanceof Element element && Xml.isTrue(element, "triggeredByEvent")
                ? element.getParentNode()
                : around;
    }

    private static boolean canBeUndone(Element activity, Steps diagram) {
        return Xml.is(activity, "subProcess")
                || diagram.all().stream()
                        .anyMatch(step -> catchesCompensation(step)
                                && Xml.attribute(step, "attachedToRef").equals(activity.getAttribute("id")));
    }

    private void checkBoundary(Element event, Map<String, Element> byId, Steps diagram) {
        var handlers = associated(event, diagram).stream()
                .map(association -> byId.get(association.getAttribute("targetRef")))
                .toList();
        var isWired = handlers.size() == 1
                && handlers.get(0) != null
                && handlers.get(0).getParentNode() == event.getParentNode()
                && Xml.isTrue(handlers.get(0), "isForCompensation");
        if (!isWired)
            breaches.fault(
                    "LAW-COMPENSATION",
                    event,
                    "leads to no handler, so nothing would be undone.",
                    "Connect it by one association, in the same process or sub-process, to an activity that is marked as a compensation handler.");
        if (diagram.hasWays(event))
            breaches.fault(
                    "LAW-COMPENSATION",
                    event,
                    "has a sequence flow, which no token ever goes.",
                    "Connect it by an association instead.");
    }

    /** Only an association that stands in the same scope counts for the engine. */
    private static List<Element> associated(Element event, Steps diagram) {
        return diagram.associations().stream()
                .filter(association -> association.getAttribute("sourceRef").equals(event.getAttribute("id")))
                .filter(association -> association.getParentNode() == event.getParentNode())
                .toList();
    }

    private void checkHandler(Element handler, Map<String, Element> byId, Steps diagram) {
        var isCalled = diagram.associations().stream()
                .filter(association -> association.getAttribute("targetRef").equals(handler.getAttribute("id")))
                .map(association -> byId.get(association.getAttribute("sourceRef")))
                .anyMatch(event -> event != null
                        && catchesCompensation(event)
                        && event.getParentNode() == handler.getParentNode());
        if (!isCalled || diagram.hasWays(handler))
            breaches.fault(
                    "LAW-COMPENSATION",
                    handler,
                    "is a compensation handler that nothing calls, or that stands among the usual steps.",
                    "Connect a compensation boundary event to it by an association, and take its sequence flows away.");
    }
}
