package io.slipway.engine.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Another way in which a task can be meant: it installs nothing and only answers (TR-7).
 *
 * @param when the expression that chooses this mode
 * @param config the schema of the values that people fill in in this mode
 * @param outputs the answers; texts in them may hold {@code ${…}}
 */
public record TaskMode(String when, JsonNode config, Map<String, JsonNode> outputs) {

    public TaskMode {
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    }
}
