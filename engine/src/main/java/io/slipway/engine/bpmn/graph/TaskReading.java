package io.slipway.engine.bpmn.graph;

import static io.slipway.engine.bpmn.graph.DiagramReader.fault;

import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Quoted;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.instance.LoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.jspecify.annotations.Nullable;

/** One service task read back. */
final class TaskReading {

    /** {@code ${helmDelegate}} names the type helm; nothing else is an expression that a task may have. */
    static final Pattern DELEGATE = Pattern.compile("[$#]\\{\\s*(" + DiagramTask.TYPE.pattern() + ")Delegate\\s*}");

    private static final String ID_PREFIX = Step.idOf("");

    private final ServiceTask element;
    private final List<Fault> faults;
    private final Map<String, String> properties;

    TaskReading(ServiceTask element, List<Fault> faults) {
        this.element = element;
        this.faults = faults;
        this.properties = properties(element);
    }

    /** Nothing where the element says too little to be a task. */
    Optional<DiagramTask> task() {
        int faultsBefore = faults.size();
        var id = id();
        var type = type();
        boolean rollback = rollback();
        checkDirection();
        checkLoop();
        if (faults.size() > faultsBefore || id == null || type == null) return Optional.empty();
        var others = new LinkedHashMap<>(properties);
        others.keySet().removeAll(DiagramTask.OWN_PROPERTIES);
        return Optional.of(new DiagramTask(id, type, name(id), documentation(), others, rollback));
    }

    private @Nullable String id() {
        var own = properties.get(DiagramTask.ID_PROPERTY);
        var elementId = String.valueOf(element.getId());
        var fromElement = elementId.startsWith(ID_PREFIX) ? elementId.substring(ID_PREFIX.length()) : elementId;
        var id = own == null || own.isBlank() ? fromElement : own;
        if (DiagramTask.ID.matcher(id).matches()) return id;
        add(
                "DIAGRAM-TASK-ID",
                " has the id " + Quoted.of(id) + ", which is no id of a task.",
                "Begin with a letter; then up to 62 letters, digits, - and _. The property id holds it.");
        return null;
    }

    /** The delegate says what runs; the property, where there is one, must not say otherwise. */
    private @Nullable String type() {
        var type = boundType(element);
        var said = properties.get(DiagramTask.TYPE_PROPERTY);
        if (type == null)
            add(
                    "DIAGRAM-TASK-TYPE",
                    " is bound to no task type.",
                    "Set its delegate expression to one like ${helmDelegate}, or make it an external task with the type as its topic.");
        else if (said != null && !said.equals(type))
            add(
                    "DIAGRAM-TASK-TYPE",
                    " is bound to the type " + Quoted.of(type) + ", but its property type says " + Quoted.of(said)
                            + ".",
                    "Make both the same.");
        return type;
    }

    /** Nothing where it is bound to something that cannot be a type. */
    static @Nullable String boundType(ServiceTask element) {
        var expression = element.getCamundaDelegateExpression();
        if (expression != null) {
            var delegate = DELEGATE.matcher(expression.strip());
            return delegate.matches() ? delegate.group(1) : null;
        }
        var topic = "external".equals(element.getCamundaType()) ? element.getCamundaTopic() : null;
        return topic != null && DiagramTask.TYPE.matcher(topic).matches() ? topic : null;
    }

    private boolean rollback() {
        var said = properties.getOrDefault(DiagramTask.ROLLBACK_PROPERTY, "");
        if (!said.equals("true") && !said.equals("false"))
            add(
                    "DIAGRAM-TASK-ROLLBACK",
                    " does not say whether it is undone when a run fails.",
                    "Set its property rollback to true or false.");
        return said.equals("true");
    }

    private void checkDirection() {
        if (!Direction.UNDO.word().equals(properties.get(DiagramTask.DIRECTION_PROPERTY))) return;
        add(
                "DIAGRAM-TASK-DIRECTION",
                " undoes another: this is a reverse process.",
                "Change and deploy the forward process; its reverse is made from it.");
    }

    private void checkLoop() {
        if (element.getChildElementsByType(LoopCharacteristics.class).isEmpty()) return;
        add("DIAGRAM-TASK-LOOP", " runs several times.", "Take its loop marker away and draw a task for each time.");
    }

    /** A name that was too long for its box stands whole in a property, and counts as long as the box was left alone. */
    private String name(String id) {
        var shown = element.getName();
        var whole = properties.get(DiagramTask.NAME_PROPERTY);
        if (whole != null && (shown == null || shown.equals(Direction.DO.label(id, whole)))) return whole;
        return shown == null ? "" : shown;
    }

    private String documentation() {
        return element.getDocumentations().stream()
                .filter(text -> text.getId() == null || !text.getId().startsWith(BpmnText.NOTE))
                .map(text -> text.getRawTextContent())
                .findFirst()
                .orElse("");
    }

    static Map<String, String> properties(ServiceTask element) {
        var properties = new LinkedHashMap<String, String>();
        var extensions = element.getExtensionElements();
        if (extensions == null) return properties;
        for (var group : extensions.getChildElementsByType(CamundaProperties.class)) {
            for (CamundaProperty property : group.getCamundaProperties()) {
                var value = property.getCamundaValue();
                if (property.getCamundaName() != null)
                    properties.put(property.getCamundaName(), value == null ? "" : PropertyText.read(value));
            }
        }
        return properties;
    }

    private void add(String code, String what, String mend) {
        faults.add(fault(code, "The task " + Quoted.of(String.valueOf(element.getId())) + what, mend));
    }
}
