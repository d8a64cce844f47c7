package io.slipway.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.engine.run.RunAssignments.OutputReader;
import io.slipway.engine.values.Masking;
import io.slipway.engine.values.StoredOutputs;
import java.util.Map;

/** Outputs on their way into the journal and out of it; what is secret in them is encrypted there (TR-8). */
public final class RunOutputs implements OutputCodec, OutputReader {

    private final RunBook runs;
    private final RunMaterials materials;
    private final StoredOutputs stored;

    public RunOutputs(RunBook runs, RunMaterials materials, StoredOutputs stored) {
        this.runs = runs;
        this.materials = materials;
        this.stored = stored;
    }

    @Override
    public String encode(TaskKey key, Map<String, JsonNode> outputs) {
        if (outputs.isEmpty()) return "{}";
        var material = materials.of(runs.get(key.run()));
        var schema = material.graph()
                .task(key.task())
                .map(task -> task.outputs())
                .orElseGet(JsonNodeFactory.instance::objectNode);
        return stored.write(schema, outputs, Masking.of(material.secrets()));
    }

    @Override
    public JsonNode read(TaskKey key, String text) {
        var outputs = JsonNodeFactory.instance.objectNode();
        outputs.setAll(stored.read(text));
        return outputs;
    }
}
