package io.slipway.engine.values;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** What expressions of one task can name. */
record Scope(
        String task,
        JsonNode values,
        JsonNode global,
        Map<String, JsonNode> outputs,
        String mode,
        String fromVersion,
        String toVersion) {

    static Scope of(String task, RunInputs run, Map<String, JsonNode> outputs) {
        return new Scope(
                task, run.valuesOf(task), run.global(), outputs, run.mode(), run.fromVersion(), run.toVersion());
    }

    /** Without the values. */
    @Override
    public String toString() {
        return "Scope[" + task + "]";
    }
}
