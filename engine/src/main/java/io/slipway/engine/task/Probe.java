package io.slipway.engine.task;

import java.util.Map;

/** What of a task's effect is there now, after a crash: asked before anything is repeated, never guessed. */
public sealed interface Probe {

    record Present(Map<String, String> outputs) implements Probe {
        public Present {
            outputs = Map.copyOf(outputs);
        }
    }

    record Absent() implements Probe {}

    record Partly() implements Probe {}

    /** @param why for the person who has to decide now */
    record Unknown(String why) implements Probe {}
}
