package io.slipway.engine.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;

/**
 * The installation's global config as it was at one time. Secrets stand in it in the clear.
 *
 * @param number from 1; 0 where nothing was ever set
 * @param schema what may stand in it, and what of it a run may override: {@code x-overridable: true}
 */
public record GlobalRevision(int number, JsonNode content, JsonNode schema, String by, Instant at, String reason) {

    public static final GlobalRevision NONE = new GlobalRevision(
            0, JsonNodeFactory.instance.objectNode(), JsonNodeFactory.instance.objectNode(), "", Instant.EPOCH, "");

    /** For people, with the secrets hidden. */
    public JsonNode masked() {
        return Masking.json(schema, content);
    }

    /** Without the values. */
    @Override
    public String toString() {
        return "GlobalRevision[" + number + "]";
    }
}
