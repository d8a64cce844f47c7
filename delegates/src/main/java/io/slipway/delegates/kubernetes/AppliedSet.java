package io.slipway.delegates.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.engine.cluster.ObjectRef;
import io.slipway.engine.task.TaskContext;
import io.slipway.engine.yaml.DocumentReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * The list of what a task has applied, kept in the cluster itself as a ConfigMap: a later version of the task finds in it
 * what it no longer has, and after a crash it tells how far the task got.
 *
 * @param name of the task over all its versions
 */
record AppliedSet(String namespace, String name) {

    /** On each object: to whose list it belongs. */
    static final String SET = "slipway.io/set";

    private static final String KEY = "slipway.io/idempotency-key";
    private static final String STATE = "slipway.io/state";
    private static final String APPLYING = "applying";
    private static final String APPLIED = "applied";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** By the names of package and task, so that two packages do not take each other's objects away. */
    static AppliedSet of(TaskContext task, String namespace) {
        var own = task.spec().path("set").asText();
        if (!own.isEmpty()) return new AppliedSet(namespace, own);
        var manifest = task.room().packageFiles().resolve("package.yaml");
        var name = new DocumentReader()
                .read("package.yaml", manifest)
                .root()
                .flatMap(root -> root.child("name"))
                .map(found -> found.json().asText() + "." + task.task())
                .orElse(task.task());
        return new AppliedSet(namespace, name);
    }

    ObjectRef ref() {
        var plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]", "-");
        var unique = plain.equals(name) ? plain : plain + "-" + Integer.toHexString(name.hashCode());
        return new ObjectRef("v1", "ConfigMap", namespace, "slipway." + unique);
    }

    /** What stands on each object of it. */
    String mark() {
        return namespace + "/" + name;
    }

    ObjectNode begun(Collection<ObjectRef> objects, String key) {
        return manifest(objects, key, APPLYING);
    }

    ObjectNode finished(Collection<ObjectRef> objects, String key) {
        return manifest(objects, key, APPLIED);
    }

    private ObjectNode manifest(Collection<ObjectRef> objects, String key, String state) {
        var map = JsonNodeFactory.instance.objectNode();
        map.put("apiVersion", "v1").put("kind", "ConfigMap");
        var metadata = map.putObject("metadata").put("name", ref().name()).put("namespace", namespace);
        metadata.putObject("annotations").put(KEY, key).put(STATE, state).put(SET, mark());
        var list = JsonNodeFactory.instance.arrayNode();
        for (var object : objects)
            list.addArray()
                    .add(object.apiVersion())
                    .add(object.kind())
                    .add(object.namespace())
                    .add(object.name());
        map.putObject("data").put("objects", list.toString());
        return map;
    }

    static List<ObjectRef> objectsIn(JsonNode inventory) {
        var all = new ArrayList<ObjectRef>();
        for (var one : parsed(inventory.path("data").path("objects").asText("[]")))
            all.add(new ObjectRef(
                    one.path(0).asText(),
                    one.path(1).asText(),
                    one.path(2).asText(),
                    one.path(3).asText()));
        return all;
    }

    /** Somebody may have written into it by hand; then nothing is known of earlier versions. */
    private static Iterable<JsonNode> parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException damaged) {
            return List.of();
        }
    }

    static String keyIn(JsonNode inventory) {
        return annotation(inventory, KEY);
    }

    static boolean isFinished(JsonNode inventory) {
        return annotation(inventory, STATE).equals(APPLIED);
    }

    /** Whose an object is; empty where nobody's. */
    static String markOf(JsonNode object) {
        return annotation(object, SET);
    }

    private static String annotation(JsonNode object, String name) {
        return object.path("metadata").path("annotations").path(name).asText();
    }
}
