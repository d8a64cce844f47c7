package io.slipway.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.sandbox.ObjectStore.Key;
import java.util.List;

/** Objects that others own, pods above all: made, counted and taken away for their owners. */
final class Pods {

    static final String SHELF = "/pods";
    static final String NODE = "sandbox";

    private final ObjectStore store;
    private final Laws laws;
    private final Kinds kinds;

    Pods(ObjectStore store, Laws laws, Kinds kinds) {
        this.store = store;
        this.laws = laws;
        this.kinds = kinds;
    }

    static String namespace(JsonNode object) {
        return object.path("metadata").path("namespace").asText();
    }

    static String name(JsonNode object) {
        return object.path("metadata").path("name").asText();
    }

    List<ObjectNode> ownedBy(JsonNode owner, String shelf) {
        var uid = owner.path("metadata").path("uid");
        return store.list(shelf, namespace(owner)).items().stream()
                .filter(one -> one.path("metadata")
                        .path("ownerReferences")
                        .path(0)
                        .path("uid")
                        .equals(uid))
                .toList();
    }

    void remove(ObjectNode object) {
        var kind =
                kinds.of(object.path("apiVersion").asText(), object.path("kind").asText());
        laws.delete(kind, new Key(kind.shelf(), namespace(object), name(object)), false);
    }

    /** @param name exact, or with a dash at its end the beginning of one */
    ObjectNode makePod(ObjectNode owner, String name, String label, String revision) {
        var template = owner.path("spec").path("template");
        var pod = Json.NODES.objectNode().put("apiVersion", "v1").put("kind", "Pod");
        pod.set("spec", template.path("spec").deepCopy());
        pod.withObject("spec").put("nodeName", NODE);
        if (template.path("metadata") instanceof ObjectNode metadata) pod.set("metadata", metadata.deepCopy());
        if (!label.isEmpty()) pod.withObject("metadata").withObject("labels").put(label, revision);
        return make(pod, owner, name);
    }

    ObjectNode make(ObjectNode object, ObjectNode owner, String name) {
        var metadata = object.withObject("metadata");
        metadata.put(name.endsWith("-") ? "generateName" : "name", name);
        metadata.putArray("ownerReferences")
                .addObject()
                .put("apiVersion", owner.path("apiVersion").asText())
                .put("kind", owner.path("kind").asText())
                .put("name", name(owner))
                .put("uid", owner.path("metadata").path("uid").asText())
                .put("controller", true)
                .put("blockOwnerDeletion", true);
        return makeFree(object, namespace(owner));
    }

    ObjectNode makeFree(ObjectNode object, String namespace) {
        var kind =
                kinds.of(object.path("apiVersion").asText(), object.path("kind").asText());
        return laws.create(kind, namespace, object, false);
    }

    boolean has(Key key) {
        return store.get(key).isPresent();
    }

    static boolean isReady(JsonNode pod) {
        for (var condition : pod.path("status").path("conditions"))
            if (condition.path("type").asText().equals("Ready"))
                return condition.path("status").asText().equals("True");
        return false;
    }

    static int ready(List<ObjectNode> pods) {
        return (int) pods.stream().filter(Pods::isReady).count();
    }

    static boolean isIn(JsonNode pod, String phase) {
        return pod.path("status").path("phase").asText().equals(phase);
    }

    /** By what is in it, so that an earlier one comes back under the same name. */
    static String revision(JsonNode template) {
        return Integer.toHexString(template.toString().hashCode());
    }
}
