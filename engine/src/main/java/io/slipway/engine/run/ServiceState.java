package io.slipway.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * How a service stands, or stood, by what a task said of it (TR-25).
 *
 * @param id grows over all services
 * @param target of the run: the cluster and namespace, or whatever was given by hand
 * @param kind the type of the task
 * @param status {@code installed}, or a word of the task's own
 * @param result what the task gave as its result; what is secret in it is covered
 * @param putBackAt when the task was put back, and the state before it came back
 */
public record ServiceState(
        long id,
        String name,
        String target,
        String kind,
        Optional<String> version,
        Optional<String> release,
        String status,
        String run,
        int round,
        String task,
        JsonNode result,
        Instant recordedAt,
        Optional<Instant> putBackAt) {

    /** Where a task does not say. */
    public static final String INSTALLED = "installed";

    /** The service is gone: it is in no list, and its history goes on. */
    public static final String ABSENT = "absent";

    /** A task that changes it has failed halfway, and nobody has looked since. */
    public static final String UNKNOWN = "unknown";
}
