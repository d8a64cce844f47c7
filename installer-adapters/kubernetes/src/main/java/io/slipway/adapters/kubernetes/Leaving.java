package io.slipway.adapters.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.engine.cluster.ClusterObjects.Held;
import io.slipway.engine.cluster.ClusterProblem;
import io.slipway.engine.cluster.ObjectRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Waits for objects that are being deleted. Looks, quickly first and then more slowly: most go at once, and a watch for
 * each kind costs more than a few looks.
 */
final class Leaving {

    private static final long FIRST_MILLIS = 20;
    private static final long SLOWEST_MILLIS = 1_000;

    private final Function<Collection<ObjectRef>, Map<ObjectRef, ObjectNode>> look;
    private final Consumer<String> lacking;
    private String said = "";

    Leaving(Function<Collection<ObjectRef>, Map<ObjectRef, ObjectNode>> look, Consumer<String> lacking) {
        this.look = look;
        this.lacking = lacking;
    }

    List<Held> await(Collection<ObjectRef> objects, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        var held = held(objects);
        for (long pause = FIRST_MILLIS; !held.isEmpty(); pause = Math.min(SLOWEST_MILLIS, pause * 2)) {
            if (System.nanoTime() - end > 0) return held;
            say(held);
            Thread.sleep(pause);
            held = held(held.stream().map(Held::object).toList());
        }
        return held;
    }

    /** A cluster that is away has not deleted anything, as far as we know. */
    private List<Held> held(Collection<ObjectRef> objects) {
        try {
            var all = new ArrayList<Held>();
            look.apply(objects).forEach((object, live) -> all.add(new Held(object, why(object, live))));
            return all;
        } catch (ClusterProblem away) {
            if (Thread.currentThread().isInterrupted() || !away.isRetryable()) throw away;
            return objects.stream()
                    .map(object -> new Held(object, object + ": " + away.sentence()))
                    .toList();
        }
    }

    static String why(ObjectRef object, JsonNode live) {
        var metadata = live.path("metadata");
        if (!metadata.hasNonNull("deletionTimestamp")) return object + " is there, and nobody deletes it.";
        var finalizers = new ArrayList<String>();
        metadata.path("finalizers").forEach(one -> finalizers.add(one.asText()));
        live.path("spec").path("finalizers").forEach(one -> finalizers.add(one.asText()));
        var since = metadata.path("deletionTimestamp").asText();
        return object + " is being deleted since " + since
                + (finalizers.isEmpty() ? "." : " and held by " + String.join(", ", finalizers) + "." + contents(live));
    }

    /** Of a namespace: what in it cannot go. */
    private static String contents(JsonNode live) {
        var told = new ArrayList<String>();
        for (var condition : live.path("status").path("conditions")) {
            var type = condition.path("type").asText();
            boolean tells = type.startsWith("Namespace")
                    && condition.path("status").asText().equals("True");
            if (tells) told.add(condition.path("message").asText());
        }
        return told.isEmpty() ? "" : " " + String.join(" ", told);
    }

    private void say(List<Held> held) {
        var now = held.stream().map(Held::why).collect(Collectors.joining(" "));
        if (now.equals(said)) return;
        said = now;
        lacking.accept(now);
    }
}
