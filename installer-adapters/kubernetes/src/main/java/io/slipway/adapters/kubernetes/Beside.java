package io.slipway.adapters.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.adapters.kubernetes.ready.Neighbours;
import io.slipway.engine.cluster.ClusterProblem;
import io.slipway.engine.cluster.ObjectRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What stands beside the objects in sight: pods by their watch, the rest asked for when a reason is wanted. */
final class Beside implements Neighbours {

    /** Reasons are looked for at each change; a cluster is not asked for the same one more often than this. */
    private static final long FRESH_NANOS = 2_000_000_000L;

    private record Kept<T>(long at, Optional<T> value) {}

    private final Connection connection;
    private final Sight sight;
    private final Map<ObjectRef, Kept<JsonNode>> objects = new HashMap<>();
    private final Map<ObjectRef, Kept<String>> complaints = new HashMap<>();

    Beside(Connection connection, Sight sight) {
        this.connection = connection;
        this.sight = sight;
    }

    @Override
    public List<JsonNode> pods(String namespace) {
        return sight.pods(namespace);
    }

    @Override
    public Optional<JsonNode> find(ObjectRef object) {
        var inSight = sight.find(object);
        return inSight.isPresent() ? inSight : kept(objects, object, () -> connection.read(object));
    }

    @Override
    public Optional<String> complaint(ObjectRef object) {
        return kept(complaints, object, () -> lastWarning(object));
    }

    private static <T> Optional<T> kept(Map<ObjectRef, Kept<T>> all, ObjectRef object, Supplier<Optional<T>> ask) {
        var kept = all.get(object);
        if (kept != null && System.nanoTime() - kept.at() < FRESH_NANOS) return kept.value();
        var asked = asked(ask);
        all.put(object, new Kept<>(System.nanoTime(), asked));
        return asked;
    }

    /** A reason that cannot be had right now is no reason to stop waiting. */
    private static <T> Optional<T> asked(Supplier<Optional<T>> ask) {
        try {
            return ask.get();
        } catch (ClusterProblem away) {
            return Optional.empty();
        }
    }

    private Optional<String> lastWarning(ObjectRef object) {
        var selector = "involvedObject.name=" + object.name() + ",involvedObject.kind=" + object.kind();
        var path = "/api/v1/namespaces/" + Kinds.encoded(object.namespace()) + "/events?fieldSelector="
                + Kinds.encoded(selector);
        if (object.namespace().isEmpty()) return Optional.empty();
        JsonNode last = null;
        for (var event : connection.api().get(path).body().path("items"))
            if (isTelling(event) && (last == null || time(event).compareTo(time(last)) >= 0)) last = event;
        return Optional.ofNullable(last)
                .map(event -> event.path("message").asText().strip());
    }

    /** Claims without a volume are told of in events that are no warnings. */
    private static boolean isTelling(JsonNode event) {
        var reason = event.path("reason").asText();
        return event.path("type").asText().equals("Warning")
                || reason.equals("FailedBinding")
                || reason.equals("ExternalProvisioning");
    }

    private static String time(JsonNode event) {
        for (var field : List.of("lastTimestamp", "eventTime", "firstTimestamp"))
            if (event.hasNonNull(field)) return event.path(field).asText();
        return event.path("metadata").path("creationTimestamp").asText();
    }
}
