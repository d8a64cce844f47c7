package io.slipway.engine.bpmn.laws;

import io.slipway.engine.fault.Quoted;
import java.util.Set;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** What holds for each process as a whole, and for the names and beginnings in it. */
final class ProcessLaws {

    private static final Pattern DAYS = Pattern.compile("P[0-9]{1,5}D|[0-9]{1,5}");
    /** The same as the lint of our own diagrams has it. */
    private static final Pattern READABLE = Pattern.compile("[a-z][A-Za-z]*_[A-Za-z0-9_-]+");

    private static final Set<String> STARTERS =
            Set.of("messageEventDefinition", "signalEventDefinition", "conditionalEventDefinition");

    private final Breaches breaches;

    ProcessLaws(Breaches breaches) {
        this.breaches = breaches;
    }

    void check(Steps diagram) {
        if (diagram.processes().isEmpty())
            breaches.fault("LAW-EXECUTABLE", "-", "The diagram holds no process.", "Draw one, or deploy another file.");
        diagram.processes().forEach(this::checkProcess);
        for (var step : diagram.all()) {
            checkId(step);
            checkStart(step);
        }
    }

    private void checkProcess(Element process) {
        if (!Xml.isTrue(process, "isExecutable"))
            breaches.fault(
                    "LAW-EXECUTABLE",
                    process,
                    "is not marked as executable, so nobody could start it.",
                    "Tick Executable, or set isExecutable=\"true\".");
        var timeToLive = Xml.attribute(process, "camunda:historyTimeToLive");
        if (!DAYS.matcher(timeToLive).matches())
            breaches.fault(
                    "LAW-HISTORY",
                    process,
                    "does not say for how many days its history is kept.",
                    "Set its history time to live, for example to P180D.");
    }

    /** A graph's steps are known by the ids of their tasks: those that a modeler makes up do no harm there. */
    private void checkId(Element step) {
        var id = step.getAttribute("id");
        if (READABLE.matcher(id).matches() || isInGraph(step)) return;
        breaches.fault(
                "LAW-ID",
                step,
                "has an id that does not tell what it is.",
                "Make it kind_name, like serviceTask_openRun or gateway_conflict.");
    }

    static boolean isInGraph(Element step) {
        for (var at = step.getParentNode(); at instanceof Element around; at = at.getParentNode())
            if (Xml.is(around, "process")) return around.getAttribute("id").startsWith("graph-");
        return false;
    }

    /** Whoever may send a message would start it behind the checks of our own start. */
    private void checkStart(Element step) {
        if (!Xml.is(step, "startEvent") || isInEventSubProcess(step)) return;
        for (var definition : Xml.children(step)) {
            if (STARTERS.contains(Xml.name(definition)))
                breaches.fault(
                        "LAW-START",
                        step,
                        "lets a stranger start the process: by " + Quoted.of(Xml.name(definition)) + ".",
                        "Begin with a plain start event, or with a timer.");
        }
    }

    private static boolean isInEventSubProcess(Element step) {
        return step.getParentNode() instanceof Element around && Xml.isTrue(around, "triggeredByEvent");
    }
}
