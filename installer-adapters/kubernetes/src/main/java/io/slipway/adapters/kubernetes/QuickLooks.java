package io.slipway.adapters.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.adapters.kubernetes.ready.Neighbours;
import io.slipway.adapters.kubernetes.ready.Rules;
import io.slipway.adapters.kubernetes.ready.Standing;
import io.slipway.engine.cluster.ObjectRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Looks at a few objects again and again for a moment, in the hope that no watch is needed: each watch takes a connection
 * of its own, and setting that up costs as much as thirty looks.
 */
record QuickLooks(Connection connection, List<ObjectRef> objects, Consumer<String> lacking) {

    /** One by one; of more than these, lists are cheaper. */
    private static final int MOST = 20;

    private static final int MOST_UNREADY = 4;
    private static final long EVERY_MILLIS = 150;
    private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(2_500);

    /** Where there is less time than this, it is for reasons. */
    private static final long SHORT = 4 * MOMENT;

    /** Whether all were ready at one time. */
    boolean areReady(long end) throws InterruptedException {
        if (objects.size() > MOST) return false;
        long until = end - System.nanoTime() < SHORT ? System.nanoTime() : System.nanoTime() + MOMENT;
        var left = unready(objects);
        tell(left);
        while (!left.isEmpty() && left.size() <= MOST_UNREADY && System.nanoTime() - until < 0) {
            TimeUnit.MILLISECONDS.sleep(EVERY_MILLIS);
            left = unready(List.copyOf(left.keySet()));
            if (left.isEmpty()) left = unready(objects);
        }
        return left.isEmpty();
    }

    private void tell(Map<ObjectRef, String> left) {
        if (!left.isEmpty()) lacking.accept(String.join("; ", left.values()));
    }

    private Map<ObjectRef, String> unready(List<ObjectRef> some) {
        var rules = new Rules(new Reasonless(connection));
        var left = new LinkedHashMap<ObjectRef, String>();
        for (var object : some) {
            var found = connection.read(object).map(there -> rules.of(object, there));
            if (found.isEmpty()) left.put(object, object + ": is not there");
            else if (found.get() instanceof Standing.Lacking one) left.put(object, one.why());
            else if (found.get() instanceof Standing.Hopeless one) left.put(object, one.why());
        }
        return left;
    }

    /** Why exactly something is not ready, a watch tells later. */
    private record Reasonless(Connection connection) implements Neighbours {

        @Override
        public List<JsonNode> pods(String namespace) {
            return List.of();
        }

        @Override
        public Optional<JsonNode> find(ObjectRef object) {
            return connection.read(object);
        }

        @Override
        public Optional<String> complaint(ObjectRef object) {
            return Optional.empty();
        }
    }
}
