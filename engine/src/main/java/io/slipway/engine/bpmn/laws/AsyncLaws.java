package io.slipway.engine.bpmn.laws;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import org.w3c.dom.Element;

/**
 * What runs code after a task or a called process begins in a transaction of its own. One completer moves the tokens of all
 * runs: code that it came upon would hold up everybody, and its failure would take back the results of others.
 */
final class AsyncLaws {

    private static final Set<String> WAITING =
            Set.of("userTask", "receiveTask", "intermediateCatchEvent", "eventBasedGateway");

    private final Breaches breaches;
    private final Set<Element> told = new HashSet<>();

    AsyncLaws(Breaches breaches) {
        this.breaches = breaches;
    }

    void check(Steps diagram) {
        for (var step : diagram.all()) {
            if (isAsync(step)) continue;
            if (Steps.throwsCompensation(step)) tell(step, "begins to undo in the transaction of the step before it.");
            else if (ProcessLaws.isInGraph(step) && runsCode(step, diagram)) tell(step, "is a step within a graph.");
        }
        var seen = new HashSet<Element>();
        for (var step : diagram.all()) if (isCompletedFromOutside(step, diagram)) follow(step, diagram, seen);
    }

    private static boolean isCompletedFromOutside(Element step, Steps diagram) {
        return diagram.isLeased(step) || Xml.is(step, "callActivity");
    }

    private static boolean isAsync(Element step) {
        return Xml.isTrue(step, "camunda:asyncBefore");
    }

    private static boolean runsCode(Element step, Steps diagram) {
        return diagram.isStep(step) || Xml.is(step, "callActivity");
    }

    private void follow(Element from, Steps diagram, Set<Element> seen) {
        if (Xml.isTrue(from, "camunda:asyncAfter")) return;
        var open = new ArrayDeque<>(diagram.after(from));
        while (!open.isEmpty()) {
            var step = open.pop();
            if (!seen.add(step) || isAsync(step)) continue;
            if (runsCode(step, diagram)) tell(step, "comes after " + Xml.id(from) + " in the same transaction.");
            else if (goesOn(step, diagram)) open.addAll(diagram.next(step));
        }
    }

    private static boolean goesOn(Element step, Steps diagram) {
        return !WAITING.contains(Xml.name(step)) && !diagram.isLeased(step) && !Xml.isTrue(step, "camunda:asyncAfter");
    }

    private void tell(Element step, String why) {
        if (told.add(step))
            breaches.fault("LAW-ASYNC", step, why, "Tick Asynchronous before (camunda:asyncBefore=\"true\") on it.");
    }
}
