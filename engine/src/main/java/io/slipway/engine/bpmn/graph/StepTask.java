package io.slipway.engine.bpmn.graph;

import static io.slipway.engine.bpmn.graph.DiagramReader.fault;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.engine.fault.Checked;
import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.fault.Quoted;
import io.slipway.engine.graph.PackageReader;
import io.slipway.engine.graph.TaskGraph;
import io.slipway.engine.graph.TaskKind;
import io.slipway.engine.yaml.DocumentReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;

/**
 * A task of some type that a designer has drawn outside any graph, as between two steps of an install. It is read as a task
 * of a package is, by the same rules. It has no package of its own: it names no files, and nothing undoes it by itself.
 */
final class StepTask {

    private StepTask() {}

    /** What is wrong with those of a diagram. What is bound to one of our own steps is none of them. */
    static List<Fault> faults(BpmnModelInstance model, Collection<? extends TaskKind> kinds) {
        var faults = new ArrayList<Fault>();
        for (var element : model.getModelElementsByType(ServiceTask.class))
            if (isOfAKind(element, kinds))
                faults.addAll(read(element, kinds).faults().all());
        return faults;
    }

    private static boolean isOfAKind(ServiceTask element, Collection<? extends TaskKind> kinds) {
        var type = TaskReading.boundType(element);
        return kinds.stream().anyMatch(kind -> kind.name().equals(type));
    }

    /** A graph of this task alone; its id is the element's. */
    static Checked<TaskGraph> read(ServiceTask element, Collection<? extends TaskKind> kinds) {
        var faults = new ArrayList<Fault>();
        var task = new TaskReading(element, faults).task();
        checkId(element, faults);
        task.filter(DiagramTask::rollback).ifPresent(undone -> faults.add(notUndone(element)));
        if (!faults.isEmpty() || task.isEmpty()) return new Checked.Faulty<>(Faults.of(faults));
        return graph(element.getId(), task.get(), kinds);
    }

    /** By their ids the journal tells the tasks of graphs from all other ones. */
    private static void checkId(ServiceTask element, List<Fault> faults) {
        var id = String.valueOf(element.getId());
        if (DiagramTask.ID.matcher(id).matches() && !id.startsWith(Step.idOf(""))) return;
        faults.add(fault(
                "DIAGRAM-TASK-ID",
                "The task " + Quoted.of(id)
                        + " stands outside a package's graph and has an id that does not fit there.",
                "Give the element an id like serviceTask_notify: a letter, then up to 62 letters, digits, - and _; "
                        + "only tasks of graphs begin with task_."));
    }

    private static Fault notUndone(ServiceTask element) {
        return fault(
                "DIAGRAM-TASK-ROLLBACK",
                "The task " + Quoted.of(String.valueOf(element.getId()))
                        + " is to be undone when the run fails, but it stands outside a package's graph.",
                "Set its property rollback to false: only tasks of a graph are undone.");
    }

    private static Checked<TaskGraph> graph(String id, DiagramTask drawn, Collection<? extends TaskKind> kinds) {
        var alone = new DiagramTask(id, drawn.type(), drawn.name(), drawn.documentation(), drawn.properties(), false);
        var manifest =
                JsonNodeFactory.instance.objectNode().put("name", "drawn").put("version", "1.0.0");
        manifest.putArray("tasks").add(EditedTasks.json(alone, kinds));
        var document = new DocumentReader().read(id, manifest.toString());
        var read = new PackageReader(kinds).read(document, new TreeSet<>());
        return Checked.of(read.faults(), () -> TaskGraph.of(read.orThrow()));
    }
}
