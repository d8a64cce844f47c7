package io.slipway.engine.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.engine.graph.TaskGraph;
import java.util.List;

/** Values as people may see them: in the form in which they are filled in, with the secrets covered. */
public final class ShownValues {

    private ShownValues() {}

    /** @param site whose schema says too what of the global config is secret */
    public static JsonNode of(TaskGraph graph, RunInputs run, GlobalRevision site) {
        var shown = JsonNodeFactory.instance.objectNode();
        var global = SecretPaths.in(List.of(graph.taskPackage().global(), site.schema()));
        shown.set("global", global.replace(run.global(), ShownValues::covered));
        ObjectNode tasks = shown.putObject("tasks");
        for (var task : graph.tasks()) {
            var values = run.valuesOf(task.id());
            if (!values.isEmpty()) tasks.set(task.id(), RunSecrets.paths(task).replace(values, ShownValues::covered));
        }
        return shown;
    }

    private static JsonNode covered(JsonNode secret) {
        return JsonNodeFactory.instance.textNode(Masking.MASK);
    }
}
