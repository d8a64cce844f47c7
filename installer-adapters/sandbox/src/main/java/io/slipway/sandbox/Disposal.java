package io.slipway.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.sandbox.ObjectStore.Key;
import java.util.HashSet;
import java.util.Set;

/** How objects go: with what they own, with what is in them, and not before their finalizers are taken away. */
final class Disposal {

    private final ObjectStore store;

    Disposal(ObjectStore store) {
        this.store = store;
    }

    /** @return it as it was, or as it waits now */
    ObjectNode begin(Key key, ObjectNode object) {
        synchronized (store) {
            if (object.path("metadata").path("finalizers").isEmpty()) {
                remove(key);
                return object;
            }
            if (object.path("metadata").hasNonNull("deletionTimestamp")) return object;
            var leaving = object.deepCopy();
            leaving.withObject("metadata").put("deletionTimestamp", Laws.now());
            return store.put(key, leaving);
        }
    }

    void remove(Key key) {
        synchronized (store) {
            if (key.shelf().equals(Laws.NAMESPACES)) empty(key.name());
            var gone = store.get(key);
            store.remove(key);
            gone.filter(one -> key.shelf().equals(Kinds.DEFINITIONS)).ifPresent(this::removeItsObjects);
            sweep();
        }
    }

    private void empty(String namespace) {
        for (var key : store.keys()) if (key.namespace().equals(namespace)) store.remove(key);
    }

    private void removeItsObjects(ObjectNode definition) {
        var spec = definition.path("spec");
        var shelf = spec.path("group").asText() + "/"
                + spec.path("names").path("plural").asText();
        for (var key : store.keys()) if (key.shelf().equals(shelf)) store.remove(key);
    }

    /** What belonged to others that are all gone goes, too; and so on. */
    void sweep() {
        synchronized (store) {
            boolean found = true;
            while (found) {
                found = false;
                var there = identities();
                for (var key : store.keys()) found |= isOrphan(key, there) && goes(key);
            }
        }
    }

    private boolean goes(Key key) {
        var object = store.get(key).orElseThrow();
        if (object.path("metadata").hasNonNull("deletionTimestamp")) return false;
        begin(key, object);
        return true;
    }

    private Set<JsonNode> identities() {
        var all = new HashSet<JsonNode>();
        for (var key : store.keys())
            store.get(key).ifPresent(one -> all.add(one.path("metadata").path("uid")));
        return all;
    }

    private boolean isOrphan(Key key, Set<JsonNode> there) {
        var owners = store.get(key)
                .map(one -> one.path("metadata").path("ownerReferences"))
                .filter(all -> !all.isEmpty());
        if (owners.isEmpty()) return false;
        for (var owner : owners.get()) if (there.contains(owner.path("uid"))) return false;
        return true;
    }
}
