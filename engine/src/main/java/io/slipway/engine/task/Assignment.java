package io.slipway.engine.task;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** What a worker is to do with a task, once the values and the outputs before it are known. */
public sealed interface Assignment {

    /**
     * Have the type do it.
     *
     * @param tries how often it may be begun on purpose, and how long to wait in between
     */
    record Work(TaskContext context, Tries tries) implements Assignment {}

    /** Its {@code when} is false. */
    record Skip(String why) implements Assignment {}

    /** In this mode it installs nothing and only answers (TR-7). */
    record Answer(Map<String, JsonNode> outputs) implements Assignment {
        public Answer {
            outputs = Map.copyOf(outputs);
        }

        /** Without the values: secrets may be among them. */
        @Override
        public String toString() {
            return "Answer" + outputs.keySet();
        }
    }

    /** An expression in it has no value, or a value does not fit: a failure that trying again does not cure. */
    record Broken(String why) implements Assignment {}
}
