package io.slipway.engine.graph;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.fault.Place;
import io.slipway.engine.yaml.Located;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A task as its developer defined it (TR-2). Nobody changes the JSON in it.
 *
 * @param rollback as written; where nothing is written, the type decides
 * @param spec how to do it and how to undo it; what was written as {@code defined} is in it too
 * @param config the schema of the values that people fill in; an empty object where there are none
 * @param outputs the schema of what it answers; an empty object where it says nothing of it
 * @param when the expression that has to be true for the task to run
 * @param written the task as it stands in the file, with {@code defined} merged into {@code spec}
 */
public record TaskDefinition(
        String id,
        String type,
        String description,
        Optional<Boolean> rollback,
        boolean idempotent,
        JsonNode spec,
        JsonNode config,
        JsonNode outputs,
        Optional<Duration> timeout,
        Retries retries,
        Optional<String> when,
        List<TaskMode> modes,
        Located written) {

    public TaskDefinition {
        modes = List.copyOf(modes);
    }

    public Place place() {
        return written.place();
    }

    /** Where to point for a path within the task, such as {@code /spec/chart}. */
    public Place placeOf(String path) {
        return written.placeOf(JsonPointer.compile(path));
    }
}
