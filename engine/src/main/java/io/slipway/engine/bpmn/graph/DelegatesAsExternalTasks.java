package io.slipway.engine.bpmn.graph;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.camunda.bpm.engine.impl.bpmn.behavior.ExternalTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseUtil;
import org.camunda.bpm.engine.impl.core.variable.mapping.value.ConstantValueProvider;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Makes a service task whose delegate is a task type wait for a worker, who fetches it under a lease by its type. Designers
 * bind {@code ${helmDelegate}} as they know it, and yet no work runs inside an engine transaction, where it would hold a
 * database connection and be repeated when it outlasts its job's lock.
 */
public final class DelegatesAsExternalTasks extends AbstractBpmnParseListener {

    private final Predicate<String> isTaskType;

    /** @param isTaskType whether a name is one of a task type; any other delegate stays an ordinary Java delegate */
    public DelegatesAsExternalTasks(Predicate<String> isTaskType) {
        this.isTaskType = isTaskType;
    }

    @Override
    public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        if (attribute(element, "type") == null)
            typeOf(element).ifPresent(type -> leaveToWorkers(element, activity, type));
    }

    private Optional<String> typeOf(Element element) {
        return Optional.ofNullable(attribute(element, "delegateExpression"))
                .map(expression -> TaskReading.DELEGATE.matcher(expression.strip()))
                .filter(delegate -> delegate.matches())
                .map(delegate -> delegate.group(1))
                .filter(isTaskType);
    }

    @SuppressWarnings("NullAway") // The engine says in no type that its attributes may be missing.
    private static String attribute(Element element, String name) {
        return element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, name);
    }

    /**
     * What the engine itself does with an external task, except that it makes a scope of it, for variables of its own: ours
     * have none, and a scope is one more row to make, to read with each step of its instance, and to delete. A boundary
     * event makes its task a scope anyway.
     */
    @SuppressWarnings(
            "NullAway") // Without a priority of its own, a task takes the process's; a provider of null would fail.
    private static void leaveToWorkers(Element element, ActivityImpl activity, String type) {
        var properties = BpmnParseUtil.parseCamundaExtensionProperties(element);
        activity.getProperties()
                .set(BpmnProperties.EXTENSION_PROPERTIES, Objects.requireNonNullElse(properties, Map.of()));
        activity.setActivityBehavior(new ExternalTaskActivityBehavior(new ConstantValueProvider(type), null));
    }
}
