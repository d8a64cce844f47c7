package io.slipway.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * All objects, and what has lately become of them. What it gives is shared: to be copied before it is changed. Who reads
 * and then writes holds its monitor meanwhile.
 */
final class ObjectStore {

    /** Those who look at it later are told to begin anew. */
    private static final int REMEMBERED = 20_000;

    record Key(String shelf, String namespace, String name) implements Comparable<Key> {

        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::shelf).thenComparing(Key::namespace).thenComparing(Key::name);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** One of the two may be missing: it came, or it went. */
    record Event(
            long version,
            Key key,
            @Nullable ObjectNode before,
            @Nullable ObjectNode after) {}

    record Listed(long version, List<ObjectNode> items) {}

    private final TreeMap<Key, ObjectNode> objects = new TreeMap<>();
    private final ArrayDeque<Event> events = new ArrayDeque<>();
    private long version = 1;

    synchronized Optional<ObjectNode> get(Key key) {
        return Optional.ofNullable(objects.get(key));
    }

    synchronized long version() {
        return version;
    }

    /** @param namespace empty for all */
    synchronized Listed list(String shelf, String namespace) {
        var items = new ArrayList<ObjectNode>();
        objects.tailMap(new Key(shelf, namespace, "")).entrySet().stream()
                .takeWhile(one -> one.getKey().shelf().equals(shelf))
                .takeWhile(
                        one -> namespace.isEmpty() || one.getKey().namespace().equals(namespace))
                .forEach(one -> items.add(one.getValue()));
        return new Listed(version, items);
    }

    synchronized List<Key> keys() {
        return List.copyOf(objects.keySet());
    }

    synchronized ObjectNode put(Key key, ObjectNode object) {
        object.withObject("metadata").put("resourceVersion", String.valueOf(++version));
        happened(new Event(version, key, objects.put(key, object), object));
        return object;
    }

    synchronized void remove(Key key) {
        var gone = objects.remove(key);
        if (gone != null) happened(new Event(++version, key, gone, null));
    }

    private void happened(Event event) {
        events.add(event);
        if (events.size() > REMEMBERED) events.remove();
        notifyAll();
    }

    synchronized boolean remembers(long since) {
        var first = events.peek();
        return first == null || since >= first.version() - 1;
    }

    /** What came after that version; waits for something if there is nothing yet. */
    synchronized List<Event> after(long since, long millis) throws InterruptedException {
        if (version <= since) TimeUnit.MILLISECONDS.timedWait(this, millis);
        var later = new ArrayList<Event>();
        for (var all = events.descendingIterator(); all.hasNext(); ) {
            var event = all.next();
            if (event.version() <= since) break;
            later.add(0, event);
        }
        return later;
    }
}
