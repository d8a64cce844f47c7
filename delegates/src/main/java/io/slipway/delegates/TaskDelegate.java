package io.slipway.delegates;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.bpmn.graph.TaskElement;
import io.slipway.engine.graph.TemplateFields;
import io.slipway.engine.task.Outcome;
import io.slipway.engine.task.TaskContext;
import io.slipway.engine.task.TaskType;
import java.io.IOException;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * A task type that a diagram can name as its delegate. Workers use it under a lease; {@link #execute} does the same steps
 * inside a job, for tests and for an engine without workers. Short work only: a job that outlasts its lock is repeated.
 */
public abstract class TaskDelegate implements TaskType, JavaDelegate {

    /** What a diagram may catch when a task fails and trying again would not help. */
    public static final String FAILED = "SLIPWAY-TASK-FAILED";

    private final SpecSchema schema;

    /** @param schema its file beside {@link SpecSchema} */
    protected TaskDelegate(String schema) {
        this.schema = SpecSchema.ofResource(schema);
    }

    @Override
    public final JsonNode schema() {
        return schema.json();
    }

    @Override
    public final TemplateFields templates() {
        return schema::isTemplate;
    }

    /** An undo step, which says so in its diagram, cannot run here: the world before its task stands in the journal. */
    @Override
    public final void execute(DelegateExecution execution) throws IOException, InterruptedException {
        var element = TaskElement.of(execution);
        if (element.isUndo())
            throw new IllegalStateException("The step " + element.id()
                    + " undoes a task, which only a worker can: let the engine's tasks be fetched by workers.");
        try (var room = new JobRoom(execution.getProcessInstanceId(), element.id())) {
            var task = JobRoom.context(execution, element, schema.read(element.properties()), room);
            check(task).throwIfPresent();
            record(task);
            finish(run(task), task);
        }
    }

    /** Only what the engine should try again is an exception. */
    private static void finish(Outcome outcome, TaskContext task) {
        if (!(outcome instanceof Outcome.Failed failed)) return;
        var said = "Task " + task.task() + " failed: " + failed.reason();
        if (failed.retryable()) throw new IllegalStateException(said);
        throw new BpmnError(FAILED, said);
    }
}
