package io.slipway.engine.bpmn.graph;

import io.slipway.engine.fault.Checked;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.graph.TaskGraph;
import io.slipway.engine.graph.TaskKind;
import io.slipway.engine.run.DrawnTasks;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;

/** Finds what a designer has drawn in the very version of the process that the run goes by. */
public final class TasksInDiagrams implements DrawnTasks {

    private final RuntimeService runtime;
    private final ExternalTaskService tasks;
    private final RepositoryService repository;
    private final Supplier<? extends Collection<? extends TaskKind>> kinds;

    public TasksInDiagrams(ProcessEngine engine, Supplier<? extends Collection<? extends TaskKind>> kinds) {
        this.runtime = engine.getRuntimeService();
        this.tasks = engine.getExternalTaskService();
        this.repository = engine.getRepositoryService();
        this.kinds = kinds;
    }

    @Override
    public Checked<TaskGraph> at(String run, String element) {
        return waiting(run, element)
                .map(task -> repository.getBpmnModelInstance(task.getProcessDefinitionId()))
                .map(model -> model.getModelElementById(element))
                .filter(ServiceTask.class::isInstance)
                .map(task -> StepTask.read((ServiceTask) task, kinds.get()))
                .orElseGet(() -> new Checked.Faulty<>(Faults.of(DiagramReader.fault(
                        "DIAGRAM-ELEMENT",
                        "The run " + run + " waits at no service task '" + element + "'.",
                        "It was cancelled or moved in between: look at its process in Cockpit."))));
    }

    private Optional<ExternalTask> waiting(String run, String element) {
        var instances = runtime.createProcessInstanceQuery().processInstanceBusinessKey(run).list().stream()
                .map(instance -> instance.getId())
                .toArray(String[]::new);
        if (instances.length == 0) return Optional.empty();
        return tasks.createExternalTaskQuery().processInstanceIdIn(instances).activityIdIn(element).list().stream()
                .findFirst();
    }
}
