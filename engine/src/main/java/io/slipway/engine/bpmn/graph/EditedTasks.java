package io.slipway.engine.bpmn.graph;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.engine.fault.Checked;
import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.fault.Place;
import io.slipway.engine.graph.PackageReader;
import io.slipway.engine.graph.TaskKind;
import io.slipway.engine.yaml.DocumentReader;
import java.io.ByteArrayInputStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;

/** The tasks of an edited diagram as a package would have them: the same form, the same rules. */
public final class EditedTasks {

    /** Which files there are is known only where the package is; its reader looks again when a run opens. */
    private static final String NEEDS_THE_PACKAGE = "PACKAGE-MISSING-FILE";

    private EditedTasks() {}

    /**
     * {@code {"tasks": […], "edges": […]}} as in {@code package.yaml}.
     *
     * @param kinds the task types: they know what is text
     */
    static ObjectNode json(TaskDiagram diagram, Collection<? extends TaskKind> kinds) {
        var texts = new HashMap<String, TextProperties>();
        kinds.forEach(kind -> texts.put(kind.name(), new TextProperties(kind.schema())));
        var json = JsonNodeFactory.instance.objectNode();
        var tasks = json.putArray("tasks");
        diagram.tasks()
                .forEach(task -> tasks.add(json(task, texts.getOrDefault(task.type(), TextProperties.unknown()))));
        var edges = json.putArray("edges");
        diagram.order()
                .edges()
                .forEach(edge -> edges.addObject().put("from", edge.from()).put("to", edge.to()));
        return json;
    }

    static ObjectNode json(DiagramTask task, Collection<? extends TaskKind> kinds) {
        var texts = kinds.stream()
                .filter(kind -> kind.name().equals(task.type()))
                .map(kind -> new TextProperties(kind.schema()))
                .findFirst();
        return json(task, texts.orElseGet(TextProperties::unknown));
    }

    private static ObjectNode json(DiagramTask task, TextProperties texts) {
        var json = JsonNodeFactory.instance.objectNode().put("id", task.id()).put("type", task.type());
        if (!task.documentation().isBlank()) json.put("description", task.documentation());
        json.put("rollback", task.rollback());
        return json.setAll(TaskProperties.task(task.properties(), texts));
    }

    static boolean isGraph(BpmnModelInstance model) {
        return model.getModelElementsByType(Process.class).stream()
                .anyMatch(process -> String.valueOf(process.getId()).startsWith(DiagramReader.PREFIX));
    }

    /**
     * What is wrong with a lawful diagram if it is one of a task graph.
     *
     * @param kinds the task types; without them only the order is looked at
     */
    public static List<Fault> faults(
            String file, byte[] bpmn, Optional<? extends Collection<? extends TaskKind>> kinds) {
        var model = Bpmn.readModelFromStream(new ByteArrayInputStream(bpmn));
        return isGraph(model) ? faults(file, DiagramReader.read(model), kinds) : stepFaults(file, model, kinds);
    }

    static List<Fault> faults(
            String file, Checked<TaskDiagram> read, Optional<? extends Collection<? extends TaskKind>> kinds) {
        var faults =
                read.isSound() && kinds.isPresent() ? packageFaults(file, read.orThrow(), kinds.get()) : read.faults();
        return faults.stream()
                .filter(fault -> !fault.code().equals(NEEDS_THE_PACKAGE))
                .map(fault -> in(file, fault))
                .toList();
    }

    /** Of the tasks in a process that is no graph. */
    static List<Fault> stepFaults(
            String file, BpmnModelInstance model, Optional<? extends Collection<? extends TaskKind>> kinds) {
        if (kinds.isEmpty()) return List.of();
        return StepTask.faults(model, kinds.get()).stream()
                .map(fault -> in(file, fault))
                .toList();
    }

    /** Lines of a text that nobody has seen would lead nowhere. */
    private static Fault in(String file, Fault fault) {
        return new Fault(fault.code(), Place.of(file), fault.what(), fault.mend());
    }

    private static Faults packageFaults(String file, TaskDiagram diagram, Collection<? extends TaskKind> kinds) {
        var manifest = JsonNodeFactory.instance.objectNode();
        manifest.put("name", diagram.name()).put("version", diagram.version());
        manifest.setAll(json(diagram, kinds));
        var document = new DocumentReader().read(file + ".json", manifest.toString());
        return new PackageReader(kinds).read(document, new TreeSet<>()).faults();
    }
}
