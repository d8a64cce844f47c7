package io.slipway.engine.bpmn.laws;

import io.slipway.engine.fault.Quoted;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** Nothing but what is on the list stands in a diagram, and no expression in it does more than compare. */
final class ContentLaws {

    /** Texts that the engine never evaluates, so that they may hold anything: a package's own words. */
    private static final Set<String> FREE_TEXTS = Set.of("documentation", "text", "incoming", "outgoing");
    /** Of these the engine evaluates the name. */
    private static final Set<String> EVALUATED_NAMES = Set.of("userTask", "message", "error", "escalation");

    private static final String RUN_ID = "[$#]\\{execution\\.processBusinessKey}";

    private record Refusal(String law, String why, String mend) {}

    private static final Refusal SCRIPT = new Refusal(
            "LAW-SCRIPT", "would run a script in the server", "Make it a task of type shell, or a step of its own.");
    private static final Refusal CODE = new Refusal(
            "LAW-CODE",
            "would run any code in the server",
            "Bind the step by camunda:delegateExpression to a task type or a step that Slipway offers.");
    private static final Refusal LISTENER =
            new Refusal("LAW-LISTENER", "would run code beside the steps", "Draw what it does as a step of its own.");
    private static final Refusal FORM =
            new Refusal("LAW-FORM", "would load a form with code of its own", "Describe the form by camunda:formData.");
    private static final Refusal DECISION = new Refusal(
            "LAW-DECISION",
            "would evaluate a decision table, which is code",
            "Decide with a gateway and plain conditions, or in a task.");

    private static final Map<String, Refusal> REFUSED_ELEMENTS = Map.of(
            "scriptTask", SCRIPT,
            "script", SCRIPT,
            "camunda:script", SCRIPT,
            "camunda:executionListener", LISTENER,
            "camunda:taskListener", LISTENER,
            "camunda:field", CODE,
            "camunda:connector", CODE,
            "businessRuleTask", DECISION);

    private static final Map<String, Refusal> REFUSED_ATTRIBUTES = Map.of(
            "camunda:class", CODE,
            "camunda:expression", CODE,
            "camunda:resultVariable", CODE,
            "camunda:resource", SCRIPT,
            "language", SCRIPT,
            "camunda:formKey", FORM,
            "camunda:formRef", FORM,
            "camunda:formHandlerClass", FORM,
            "camunda:decisionRef", DECISION);

    private final Breaches breaches;

    ContentLaws(Breaches breaches) {
        this.breaches = breaches;
    }

    void check(Element root) {
        for (var element : Xml.all(root)) {
            var name = Xml.name(element);
            if (!AllowList.shipped().holds(name)) {
                refuseElement(element, name);
                continue;
            }
            for (var attribute : Xml.attributes(element)) checkAttribute(element, name, attribute);
            checkText(element, name);
        }
    }

    private void refuseElement(Element element, String name) {
        var refusal = REFUSED_ELEMENTS.get(name);
        if (refusal != null) breaches.fault(refusal.law, element, refusal.why + ".", refusal.mend);
        else
            breaches.fault(
                    "LAW-ELEMENT",
                    element,
                    "is none of the elements that a diagram may hold.",
                    "Take it away; docs/designers.md lists what there is instead.");
    }

    private void checkAttribute(Element element, String name, Attr attribute) {
        var attributeName = Xml.name(attribute);
        if (!AllowList.shipped().holds(name, attributeName)) refuseAttribute(element, attributeName);
        else if (!isFree(element, name, attributeName) && !isLawful(attribute.getValue(), attributeName))
            refuseExpression(element, "in " + attributeName, attribute.getValue());
    }

    private void refuseAttribute(Element element, String attribute) {
        var refusal = REFUSED_ATTRIBUTES.get(attribute);
        if (refusal != null)
            breaches.fault(refusal.law, element, "has " + attribute + ", which " + refusal.why + ".", refusal.mend);
        else
            breaches.fault(
                    "LAW-ATTRIBUTE",
                    element,
                    "has an attribute " + Quoted.of(attribute) + ", which it may not have.",
                    "Take it away; docs/designers.md lists what there is instead.");
    }

    private static boolean isFree(Element element, String name, String attribute) {
        if (name.equals("camunda:property") || name.startsWith("bpmndi:")) return true;
        return attribute.equals("name") && !name.contains(":") && !EVALUATED_NAMES.contains(name);
    }

    private static boolean isLawful(String value, String attribute) {
        if (attribute.equals("camunda:delegateExpression")) return true;
        return PlainExpression.isPlain(value) || (attribute.equals("businessKey") && value.matches(RUN_ID));
    }

    private void checkText(Element element, String name) {
        var isFree = FREE_TEXTS.contains(name) && !Xml.is(element.getParentNode(), "userTask");
        if (isFree) return;
        var text = Xml.text(element);
        if (!PlainExpression.isPlain(text)) refuseExpression(element, "in its text", text);
    }

    private void refuseExpression(Element element, String where, String expression) {
        breaches.fault(
                "LAW-EXPRESSION",
                element,
                "holds an expression " + where + " that does more than compare: " + Quoted.of(expression.strip()) + ".",
                "Use a variable or a comparison, such as ${ok} or ${outcome == \"done\"}, and let a step before it set the variable.");
    }
}
