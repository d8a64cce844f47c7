package io.slipway.engine.task;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** What of a task's effect is there now, after a crash: asked before anything is repeated, never guessed. */
public sealed interface Probe {

    record Present(Map<String, JsonNode> outputs) implements Probe {
        public Present {
            outputs = Map.copyOf(outputs);
        }
    }

    record Absent() implements Probe {}

    record Partly() implements Probe {}

    /**
     * The try itself outlived the crash and has told how it ended, in the direction of the context: a script whose exit
     * status is there. Comes before every look at the world, so that a task that failed is not taken for done.
     */
    record Ended(Outcome outcome) implements Probe {}

    /** @param why for the person who has to decide now */
    record Unknown(String why) implements Probe {}
}
