package io.slipway.engine.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.engine.graph.TaskDefinition;
import io.slipway.engine.graph.TaskGraph;
import io.slipway.engine.graph.TaskMode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** All secret texts that a run knows: in its values, in the global config, and in the outputs of its tasks so far. */
public final class RunSecrets {

    private RunSecrets() {}

    /** @param site whose schema says too what of the global config is secret */
    public static Set<String> of(TaskGraph graph, RunInputs run, GlobalRevision site) {
        var secrets = new LinkedHashSet<String>();
        SecretPaths.in(List.of(graph.taskPackage().global(), site.schema())).forEach(run.global(), secrets::add);
        for (var task : graph.tasks()) paths(task).forEach(run.valuesOf(task.id()), secrets::add);
        return secrets;
    }

    public static Set<String> of(TaskDefinition task, Map<String, JsonNode> outputs) {
        var secrets = new LinkedHashSet<String>();
        var all = JsonNodeFactory.instance.objectNode();
        outputs.forEach(all::set);
        SecretPaths.in(task.outputs()).forEach(all, secrets::add);
        return secrets;
    }

    /** Values of a task in whichever mode. */
    static SecretPaths paths(TaskDefinition task) {
        return SecretPaths.in(
                Stream.concat(Stream.of(task.config()), task.modes().stream().map(TaskMode::config))
                        .toList());
    }
}
