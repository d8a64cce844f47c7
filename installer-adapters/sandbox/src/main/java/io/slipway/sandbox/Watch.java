package io.slipway.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.sandbox.ObjectStore.Event;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Tells somebody of changes as they happen, one line each, until the time is over or nobody listens. */
final class Watch {

    private static final long USUAL_SECONDS = 300;

    /** Also how soon it is noticed that nobody listens any more, where nothing happens. */
    private static final long BOOKMARK_SECONDS = 10;

    private final ObjectStore store;
    private final Address address;
    private final Query query;
    private final Predicate<JsonNode> selector;
    private final OutputStream out;
    private long seen;

    Watch(ObjectStore store, Address address, Query query, OutputStream out) {
        this.store = store;
        this.address = address;
        this.query = query;
        this.selector = query.selector();
        this.out = out;
    }

    void run() throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(query.number("timeoutSeconds", USUAL_SECONDS));
        if (!begin()) return;
        long bookmark = System.nanoTime() + TimeUnit.SECONDS.toNanos(BOOKMARK_SECONDS);
        while (System.nanoTime() < end) {
            for (var event : store.after(seen, 1_000)) {
                seen = event.version();
                tell(event);
            }
            out.flush();
            if (System.nanoTime() > bookmark && query.is("allowWatchBookmarks")) {
                bookmark(false);
                bookmark = System.nanoTime() + TimeUnit.SECONDS.toNanos(BOOKMARK_SECONDS);
            }
        }
    }

    /** @return false: what it asks for is too long ago */
    private boolean begin() throws IOException {
        seen = query.number("resourceVersion", 0);
        if (seen == 0 || query.is("sendInitialEvents")) {
            var listed = store.list(address.kind().shelf(), address.namespace());
            for (var object : listed.items()) if (isMeant(object)) line("ADDED", object);
            seen = listed.version();
            if (query.is("sendInitialEvents")) bookmark(true);
        } else if (!store.remembers(seen)) {
            line("ERROR", new Refusal(410, "Expired", "too old resource version: " + seen).body());
            return false;
        }
        out.flush();
        return true;
    }

    private boolean isMeant(JsonNode object) {
        return (address.name().isEmpty()
                        || object.path("metadata").path("name").asText().equals(address.name()))
                && selector.test(object);
    }

    private void tell(Event event) throws IOException {
        var key = event.key();
        if (!key.shelf().equals(address.kind().shelf())) return;
        if (!address.namespace().isEmpty() && !key.namespace().equals(address.namespace())) return;
        var after = event.after();
        boolean was = event.before() != null && isMeant(event.before());
        if (after != null && isMeant(after)) line(was ? "MODIFIED" : "ADDED", after);
        else if (was) line("DELETED", gone(event));
    }

    private static ObjectNode gone(Event event) {
        var object = Objects.requireNonNull(event.before()).deepCopy();
        object.withObject("metadata").put("resourceVersion", String.valueOf(event.version()));
        return object;
    }

    private void bookmark(boolean isFirst) throws IOException {
        var object = Json.NODES
                .objectNode()
                .put("apiVersion", address.kind().apiVersion())
                .put("kind", address.kind().name());
        var metadata = object.putObject("metadata").put("resourceVersion", String.valueOf(seen));
        if (isFirst) metadata.putObject("annotations").put("k8s.io/initial-events-end", "true");
        line("BOOKMARK", object);
        out.flush();
    }

    private void line(String type, ObjectNode object) throws IOException {
        var line = Json.NODES.objectNode().put("type", type);
        line.set("object", shown(object));
        out.write(Json.bytes(line));
        out.write('\n');
    }

    private ObjectNode shown(ObjectNode object) {
        return object.path("kind").asText().equals("Status")
                ? object
                : object.deepCopy().put("apiVersion", address.kind().apiVersion());
    }
}
