package io.slipway.engine.shell;

import java.util.List;

/** How a script ended. */
public sealed interface ScriptEnd {

    /** @param lastLines of its output, for people */
    record Exited(int status, List<String> lastLines) implements ScriptEnd {
        public Exited {
            lastLines = List.copyOf(lastLines);
        }
    }

    /** It was stopped because it took too long. */
    record TimedOut(List<String> lastLines) implements ScriptEnd {
        public TimedOut {
            lastLines = List.copyOf(lastLines);
        }
    }

    /**
     * It ended and nobody knows how: it may have done its work, or a part of it.
     *
     * @param why a sentence for people
     */
    record Lost(String why) implements ScriptEnd {}
}
