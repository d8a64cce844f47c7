package io.slipway.engine.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.engine.graph.TaskDefinition;
import io.slipway.engine.graph.TaskGraph;
import java.util.ArrayList;
import java.util.List;

/**
 * All that a package asks people for, as one form (TR-5): first what it needs of the global config, then its tasks in the
 * order in which they were written. Groups without fields are left out.
 */
public record FormModel(String name, String version, List<FormGroup> groups) {

    public FormModel {
        groups = List.copyOf(groups);
    }

    public static FormModel of(TaskGraph graph) {
        var taskPackage = graph.taskPackage();
        var groups = new ArrayList<FormGroup>();
        groups.add(FormGroup.of("", "", "", taskPackage.global()));
        for (var task : graph.tasks()) groups.addAll(ofTask(task));
        groups.removeIf(group -> group.fields().isEmpty());
        return new FormModel(taskPackage.name(), taskPackage.version().toString(), groups);
    }

    private static List<FormGroup> ofTask(TaskDefinition task) {
        var groups = new ArrayList<FormGroup>();
        groups.add(FormGroup.of(task.id(), "", task.description(), task.config()));
        for (var mode : task.modes()) {
            groups.add(FormGroup.of(task.id(), mode.when(), task.description(), mode.config()));
        }
        return groups;
    }

    /** The help for one task, in all its modes. */
    public FormModel of(String task) {
        return new FormModel(
                name,
                version,
                groups.stream().filter(group -> group.task().equals(task)).toList());
    }

    public JsonNode json() {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("package", name);
        json.put("version", version);
        var all = json.putArray("groups");
        groups.forEach(group -> all.add(group.json()));
        return json;
    }
}
