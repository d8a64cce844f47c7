package io.slipway.engine.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What a task is to do, with what (TR-8). Nobody changes the JSON in it; secrets stand in it in the clear, so it is never
 * logged or stored.
 *
 * @param spec how to execute it, with the values filled in
 * @param values what people filled in for this task
 * @param global what the package asked for of the installation's config
 * @param outputs of the tasks that ran before it, by their ids; a skipped one has none
 * @param mode what the run is as a whole: {@code install}, {@code upgrade}, {@code same}, {@code downgrade}, {@code retry}
 * @param fromVersion the version of the last successful run of this package on this target; empty where there is none
 * @param target the cluster and namespace, or whatever was given by hand
 * @param timeout how long this attempt may take
 */
public record TaskInputs(
        JsonNode spec,
        JsonNode values,
        JsonNode global,
        Map<String, JsonNode> outputs,
        String mode,
        String fromVersion,
        String toVersion,
        String target,
        Optional<Duration> timeout) {

    public TaskInputs {
        outputs = Map.copyOf(outputs);
    }

    /** Without the values: secrets are among them. */
    @Override
    public String toString() {
        return "TaskInputs[" + mode + " on " + target + "]";
    }

    /** A task of a first install with nothing but its spec. */
    public static TaskInputs of(JsonNode spec) {
        var none = JsonNodeFactory.instance.objectNode();
        return new TaskInputs(spec, none, none, Map.of(), "install", "", "", "", Optional.empty());
    }
}
