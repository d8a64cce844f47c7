package io.slipway.engine.bpmn.graph;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;

/**
 * A task of a diagram as its delegate finds it when it runs inside a job.
 *
 * @param id the task's, which may be other than the element's
 * @param properties all of them, in the form that packages know
 */
public record TaskElement(String id, boolean isUndo, Map<String, String> properties) {

    public TaskElement {
        properties = Map.copyOf(properties);
    }

    /** @throws IllegalStateException where a delegate is bound to something that is no service task */
    public static TaskElement of(DelegateExecution execution) {
        if (!(execution.getBpmnModelElementInstance() instanceof ServiceTask task))
            throw new IllegalStateException("The element " + execution.getCurrentActivityId()
                    + " is bound to a task type, but is no service task: make it one.");
        var properties = TaskReading.properties(task);
        var id = properties.getOrDefault(DiagramTask.ID_PROPERTY, "");
        return new TaskElement(
                id.isBlank() ? task.getId() : id,
                Direction.UNDO.word().equals(properties.get(DiagramTask.DIRECTION_PROPERTY)),
                properties);
    }
}
