package io.slipway.engine.task;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** How doing or undoing a task ended. */
public sealed interface Outcome {

    /** @param outputs what is offered to the tasks after it */
    record Done(Map<String, JsonNode> outputs) implements Outcome {
        public Done {
            outputs = Map.copyOf(outputs);
        }
    }

    /**
     * @param reason a sentence for people
     * @param retryable whether trying again may help; a wrong value does not get right by waiting
     */
    record Failed(String reason, boolean retryable) implements Outcome {}

    static Outcome done() {
        return new Done(Map.of());
    }
}
