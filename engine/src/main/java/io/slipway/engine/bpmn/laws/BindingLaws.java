package io.slipway.engine.bpmn.laws;

import io.slipway.engine.fault.Quoted;
import io.slipway.engine.yaml.Suggestion;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/** What carries steps out: a task type, or a step that we offer; and forms check with nothing but the usual rules. */
final class BindingLaws {

    private static final Set<String> CONSTRAINTS =
            Set.of("required", "readonly", "min", "max", "minlength", "maxlength");

    private final AllowedBeans beans;
    private final Breaches breaches;

    BindingLaws(AllowedBeans beans, Breaches breaches) {
        this.beans = beans;
        this.breaches = breaches;
    }

    void check(List<Element> model) {
        for (var element : model) {
            switch (Xml.name(element)) {
                case "serviceTask" -> checkServiceTask(element);
                case "camunda:constraint" -> checkConstraint(element);
                default -> {}
            }
        }
    }

    private void checkServiceTask(Element task) {
        var expression = Xml.attribute(task, "camunda:delegateExpression");
        var type = Xml.attribute(task, "camunda:type");
        if (!type.isEmpty()) checkExternal(task, type, expression);
        else if (!expression.isEmpty()) checkBean(task, expression);
        else
            breaches.fault(
                    "LAW-BEAN",
                    task,
                    "is carried out by nothing.",
                    "Set its camunda:delegateExpression to a task type like ${helmDelegate} or to a step.");
    }

    private void checkExternal(Element task, String type, String expression) {
        if (!type.equals("external") || !expression.isEmpty()) {
            breaches.fault(
                    "LAW-TOPIC",
                    task,
                    "has the type " + Quoted.of(type)
                            + (expression.isEmpty() ? "." : " and a delegate expression as well."),
                    "Give it either camunda:type=\"external\" with a task type as its topic, or a delegate expression.");
            return;
        }
        var topic = Xml.attribute(task, "camunda:topic");
        if (beans.isType(topic)) return;
        breaches.fault(
                "LAW-TOPIC",
                task,
                "has the topic " + Quoted.of(topic) + ", which no worker fetches.",
                known(topic, beans.types().get(), "Topics"));
    }

    private void checkBean(Element task, String expression) {
        var bean = PlainExpression.reference(expression);
        if (!bean.isEmpty() && beans.isBean(bean)) return;
        var all = beans.types().get().stream().map(AllowedBeans::delegateOf).collect(Collectors.toSet());
        all.addAll(beans.steps().get());
        breaches.fault(
                "LAW-BEAN",
                task,
                "is bound to " + Quoted.of(expression) + ", which is nothing that a step may be bound to.",
                known(bean, all, "Steps"));
    }

    private static String known(String given, Set<String> known, String what) {
        return Suggestion.nearest(given, known)
                .map(near -> "Did you mean " + near + "?")
                .orElse(what + " are " + (known.isEmpty() ? "none" : String.join(", ", new TreeSet<>(known))) + ".");
    }

    private void checkConstraint(Element constraint) {
        var name = Xml.attribute(constraint, "name");
        if (CONSTRAINTS.contains(name)) return;
        breaches.fault(
                "LAW-FORM",
                constraint,
                "is called " + Quoted.of(name) + ", which would run code.",
                "Use required, readonly, min, max, minlength or maxlength.");
    }
}
