package io.slipway.engine.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * What all tasks of a run are done with. Secrets stand in it in the clear, so it is never logged or stored.
 *
 * @param values what was filled in for each task, by its id; checked, with defaults
 * @param global what the package asks for of the installation's config
 * @param mode {@code install}, {@code upgrade}, {@code same}, {@code downgrade} or {@code retry}
 * @param fromVersion the version that is there now; empty where there is none
 * @param target the cluster and namespace, or whatever was given by hand
 */
public record RunInputs(
        JsonNode values, JsonNode global, String mode, String fromVersion, String toVersion, String target) {

    /** A run for which nothing is filled in yet. */
    public static RunInputs bare(String mode, String fromVersion, String toVersion, String target) {
        var none = JsonNodeFactory.instance.objectNode();
        return new RunInputs(none, none, mode, fromVersion, toVersion, target);
    }

    public RunInputs with(JsonNode filledIn, JsonNode config) {
        return new RunInputs(filledIn, config, mode, fromVersion, toVersion, target);
    }

    public JsonNode valuesOf(String task) {
        var own = values.path(task);
        return own.isObject() ? own : JsonNodeFactory.instance.objectNode();
    }

    /** Without the values. */
    @Override
    public String toString() {
        return "RunInputs[" + mode + ", " + fromVersion + " to " + toVersion + ", " + target + "]";
    }
}
