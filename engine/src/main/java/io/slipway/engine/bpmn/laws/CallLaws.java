package io.slipway.engine.bpmn.laws;

import io.slipway.engine.fault.Quoted;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** A run goes on with the processes that it began with: what is called does not change under it. */
final class CallLaws {

    private static final Set<String> BINDINGS = Set.of("deployment", "version", "versionTag");

    /** Ours, of which each new version goes on with what an older one began. */
    private static final Pattern OURS =
            Pattern.compile("(install|upgrade|uninstall|run|reserve|prepare|execute|release|unlock|undo)(-[a-z]+)*");

    private final Breaches breaches;

    CallLaws(Breaches breaches) {
        this.breaches = breaches;
    }

    void check(List<Element> model) {
        for (var element : model) if (Xml.is(element, "callActivity")) checkCall(element);
    }

    private void checkCall(Element call) {
        var called = Xml.attribute(call, "calledElement");
        if (called.isBlank()) {
            breaches.fault("LAW-CALL", call, "calls nothing.", "Set its called element to the id of a process.");
            return;
        }
        if (PlainExpression.holdsAny(called)
                && PlainExpression.reference(called).isEmpty())
            breaches.fault(
                    "LAW-CALL",
                    call,
                    "calls " + Quoted.of(called) + ", which is neither the id of a process nor one variable.",
                    "Write an id, or one variable like ${graph}.");
        if (isBound(call) || OURS.matcher(called).matches()) return;
        breaches.fault(
                "LAW-CALL",
                call,
                "calls the latest version of " + Quoted.of(called) + ", which can change while a run is under way.",
                "Set its binding to deployment, or to version with the version to call.");
    }

    private static boolean isBound(Element call) {
        var binding = Xml.attribute(call, "camunda:calledElementBinding");
        return switch (binding) {
            case "version" ->
                !Xml.attribute(call, "camunda:calledElementVersion").isBlank();
            case "versionTag" ->
                !Xml.attribute(call, "camunda:calledElementVersionTag").isBlank();
            default -> BINDINGS.contains(binding);
        };
    }
}
