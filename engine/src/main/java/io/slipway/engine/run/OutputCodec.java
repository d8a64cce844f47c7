package io.slipway.engine.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/** How a task's outputs are written into the journal; where some are secret, they are encrypted here. */
public interface OutputCodec {

    String encode(TaskKey key, Map<String, JsonNode> outputs);

    /** A sentence about a task as it may be shown and stored: without the secrets that the task knew. */
    default String clean(TaskKey key, String text) {
        return text;
    }

    /** As they are. */
    static OutputCodec plain() {
        var json = new ObjectMapper();
        return (key, outputs) -> {
            try {
                return json.writeValueAsString(outputs);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("A tree of JSON can always be written; this one of " + key, e);
            }
        };
    }
}
