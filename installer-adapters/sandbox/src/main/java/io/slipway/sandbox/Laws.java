package io.slipway.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.sandbox.ObjectStore.Key;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** What holds for objects of every kind when they come, change and go. */
final class Laws {

    static final String NAMESPACES = "/namespaces";
    private static final List<String> IDENTITY =
            List.of("uid", "creationTimestamp", "deletionTimestamp", "generation", "resourceVersion");

    private final ObjectStore store;
    private final Disposal disposal;

    Laws(ObjectStore store) {
        this.store = store;
        this.disposal = new Disposal(store);
    }

    static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    ObjectNode create(Kind kind, String namespace, ObjectNode given, boolean isTrial) {
        synchronized (store) {
            var object = given.deepCopy().put("apiVersion", kind.apiVersion()).put("kind", kind.name());
            var metadata = object.withObject("metadata");
            var key = new Key(kind.shelf(), namespace, name(kind, metadata));
            if (!namespace.isEmpty()) refuseMissing(namespace, metadata);
            if (store.get(key).isPresent())
                throw new Refusal(409, "AlreadyExists", kind.fullName() + " \"" + key.name() + "\" already exists");
            metadata.remove(IDENTITY);
            metadata.put("uid", UUID.randomUUID().toString())
                    .put("creationTimestamp", now())
                    .put("generation", 1);
            object.remove("status");
            Beginnings.fill(kind, object);
            return isTrial ? object : store.put(key, object);
        }
    }

    private static String name(Kind kind, ObjectNode metadata) {
        var name = metadata.path("name").asText();
        if (name.isEmpty() && metadata.hasNonNull("generateName"))
            name = metadata.path("generateName").asText()
                    + UUID.randomUUID().toString().substring(0, 5);
        if (!name.matches("[a-zA-Z0-9]([-a-zA-Z0-9.:_]*[a-zA-Z0-9])?") || name.length() > 253)
            throw Refusal.invalid(kind.name() + " \"" + name + "\" is invalid: metadata.name: not a name");
        metadata.put("name", name);
        return name;
    }

    private void refuseMissing(String namespace, ObjectNode metadata) {
        var named = metadata.path("namespace").asText(namespace);
        if (!named.equals(namespace))
            throw new Refusal(
                    400, "BadRequest", "the namespace of the object (" + named + ") is not that of the request");
        metadata.put("namespace", namespace);
        if (store.get(new Key(NAMESPACES, "", namespace)).isEmpty()) throw Refusal.notFound("namespaces", namespace);
    }

    ObjectNode existing(Kind kind, Key key) {
        return store.get(key).orElseThrow(() -> Refusal.notFound(kind.fullName(), key.name()));
    }

    /** Everything but its status, which others look after. */
    ObjectNode replace(Kind kind, Key key, ObjectNode given, boolean isTrial) {
        synchronized (store) {
            var before = existing(kind, key);
            refuseOutdated(kind, key, before, given);
            var after = given.deepCopy().put("apiVersion", kind.apiVersion()).put("kind", kind.name());
            keepIdentity(before, after);
            if (before.has("status")) after.set("status", before.path("status"));
            Beginnings.fill(kind, after);
            Beginnings.keep(before, after);
            if (!isSameWish(before, after))
                after.withObject("metadata")
                        .put(
                                "generation",
                                before.path("metadata").path("generation").asLong() + 1);
            return isTrial ? after : write(key, before, after);
        }
    }

    private static void refuseOutdated(Kind kind, Key key, ObjectNode before, ObjectNode given) {
        var known = given.path("metadata").path("resourceVersion").asText();
        if (!known.isEmpty()
                && !known.equals(before.path("metadata").path("resourceVersion").asText()))
            throw new Refusal(
                    409,
                    "Conflict",
                    "Operation cannot be fulfilled on " + kind.fullName() + " \"" + key.name()
                            + "\": the object has been modified; please apply your changes to the latest version");
    }

    private static void keepIdentity(ObjectNode before, ObjectNode after) {
        var metadata = after.withObject("metadata");
        for (var field : List.of("name", "namespace", "managedFields"))
            if (!metadata.hasNonNull(field) && before.path("metadata").has(field))
                metadata.set(field, before.path("metadata").path(field));
        metadata.remove(IDENTITY);
        for (var field : IDENTITY)
            if (before.path("metadata").has(field))
                metadata.set(field, before.path("metadata").path(field));
    }

    private ObjectNode write(Key key, ObjectNode before, ObjectNode after) {
        if (after.equals(before)) return before;
        var metadata = after.path("metadata");
        boolean isReleased = metadata.hasNonNull("deletionTimestamp")
                && metadata.path("finalizers").isEmpty();
        if (isReleased) {
            disposal.remove(key);
            return after;
        }
        return store.put(key, after);
    }

    /** Whether what is wished for is the same: all but what is said about it, and how it stands. */
    private static boolean isSameWish(ObjectNode one, ObjectNode other) {
        return wish(one).equals(wish(other));
    }

    private static JsonNode wish(ObjectNode object) {
        var wish = object.deepCopy();
        wish.remove(List.of("metadata", "status"));
        return wish;
    }

    void standing(Key key, JsonNode status) {
        synchronized (store) {
            var before = store.get(key);
            if (before.isEmpty() || before.get().path("status").equals(status)) return;
            var after = before.get().deepCopy();
            after.set("status", status);
            store.put(key, after);
        }
    }

    ObjectNode delete(Kind kind, Key key, boolean isTrial) {
        synchronized (store) {
            var there = existing(kind, key);
            return isTrial ? there : disposal.begin(key, there);
        }
    }

    void sweep() {
        disposal.sweep();
    }
}
