package io.slipway.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.engine.graph.TaskDefinition;
import io.slipway.engine.graph.TaskGraph;
import io.slipway.engine.run.RunAssignments.OutputReader;
import io.slipway.engine.run.RunMaterials.Material;
import io.slipway.engine.values.Masking;
import io.slipway.engine.values.RunSecrets;
import io.slipway.engine.values.StoredOutputs;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.core.NestedRuntimeException;

/** Outputs on their way into the journal and out of it; what is secret in them is encrypted there (TR-8). */
public final class RunOutputs implements OutputCodec, OutputReader {

    private final RunBook runs;
    private final RunMaterials materials;
    private final OutputsAtHand atHand;
    private final StoredOutputs stored;

    /** Which tasks make secrets is the same for all runs by the same graph. */
    private final Map<String, Set<String>> makers = new ConcurrentHashMap<>();

    public RunOutputs(RunBook runs, RunMaterials materials, OutputsAtHand atHand, StoredOutputs stored) {
        this.runs = runs;
        this.materials = materials;
        this.atHand = atHand;
        this.stored = stored;
    }

    @Override
    public String encode(TaskKey key, Map<String, JsonNode> outputs) {
        if (outputs.isEmpty()) return "{}";
        var run = runs.get(key.run());
        var material = materials.of(run);
        var schema = material.graph()
                .task(key.task())
                .map(task -> task.outputs())
                .orElseGet(JsonNodeFactory.instance::objectNode);
        return stored.write(schema, outputs, masking(run, material));
    }

    @Override
    public String clean(TaskKey key, String text) {
        try {
            var run = runs.get(key.run());
            return masking(run, materials.of(run)).mask(text);
        } catch (NestedRuntimeException database) {
            throw database;
        } catch (RuntimeException unreadable) {
            // Whoever could not read the values has told nothing of them; and this text may say why.
            return text;
        }
    }

    /** Hides what was filled in, and what tasks of the run have made: it is handed on from one to the other. */
    private Masking masking(Run run, Material material) {
        var made = secretsMade(run, material.graph());
        if (made.isEmpty()) return material.masking();
        made.addAll(material.secrets());
        return Masking.of(made);
    }

    private Set<String> secretsMade(Run run, TaskGraph graph) {
        var secrets = new HashSet<String>();
        atHand.of(run.id(), run.round(), makersIn(run, graph))
                .forEach((id, text) ->
                        secrets.addAll(RunSecrets.of(graph.task(id).orElseThrow(), stored.read(text))));
        return secrets;
    }

    private Set<String> makersIn(Run run, TaskGraph graph) {
        var key = run.subject().digest() + " " + run.graphs().editedTasks();
        return makers.computeIfAbsent(key, unknown -> graph.tasks().stream()
                .filter(task -> marksSecrets(task.outputs()))
                .map(TaskDefinition::id)
                .collect(Collectors.toUnmodifiableSet()));
    }

    private static boolean marksSecrets(JsonNode schema) {
        return !schema.findValues("x-secret").isEmpty()
                || schema.findValuesAsText("format").contains("password");
    }

    @Override
    public JsonNode read(TaskKey key, String text) {
        var outputs = JsonNodeFactory.instance.objectNode();
        outputs.setAll(stored.read(text));
        return outputs;
    }
}
