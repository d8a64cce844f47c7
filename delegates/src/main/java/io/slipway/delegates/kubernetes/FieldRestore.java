package io.slipway.delegates.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An object as it was before, field by field: what we changed, and what the cluster derived from that, goes back; fields
 * that belong to others by the cluster's own books (an autoscaler's replicas, another controller's annotations) stay as
 * they are now.
 */
public final class FieldRestore {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String SELF = ".";

    private final ObjectNode before;
    private final ObjectNode live;

    FieldRestore(ObjectNode before, ObjectNode live) {
        this.before = before;
        this.live = live;
    }

    /** To be written in place of the one that is there now. */
    ObjectNode object() {
        var ours = Owners.fields(live, Owners::isOurs);
        var others = Owners.fields(live, entry -> !Owners.isOurs(entry));
        var result =
                merged(before, live, ours, others).map(ObjectNode.class::cast).orElseGet(before::deepCopy);
        if (live.has("status")) result.set("status", live.path("status"));
        else result.remove("status");
        keepIdentity(result.withObject("metadata"), live.path("metadata"));
        return result;
    }

    private static final java.util.List<String> IDENTITY = java.util.List.of(
            "uid",
            "resourceVersion",
            "generation",
            "creationTimestamp",
            "managedFields",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "selfLink");

    /** What an object has by being this very one, at this very moment. */
    private static void keepIdentity(ObjectNode metadata, JsonNode now) {
        for (var field : IDENTITY) {
            if (now.has(field)) metadata.set(field, now.path(field));
            else metadata.remove(field);
        }
    }

    /**
     * @param ours the fields at this place that are ours now; none where nothing is
     * @param others the same of everybody else
     */
    private static Optional<JsonNode> merged(
            @Nullable JsonNode before, @Nullable JsonNode live, @Nullable JsonNode ours, @Nullable JsonNode others) {
        if (others == null) return Optional.ofNullable(before).map(JsonNode::deepCopy);
        if (isWhole(others))
            return Optional.ofNullable(ours == null ? live : before).map(JsonNode::deepCopy);
        if (isOfItems(others)) return items(before, live, ours, others);
        if (isObject(before) || isObject(live)) return fields(before, live, ours, others);
        return Optional.ofNullable(before).map(JsonNode::deepCopy);
    }

    private static Optional<JsonNode> fields(
            @Nullable JsonNode before, @Nullable JsonNode live, @Nullable JsonNode ours, JsonNode others) {
        var result = before instanceof ObjectNode object ? object.deepCopy() : NODES.objectNode();
        for (var one : others.properties()) {
            if (!one.getKey().startsWith("f:")) continue;
            var name = one.getKey().substring(2);
            var merged = merged(get(before, name), get(live, name), get(ours, one.getKey()), one.getValue());
            if (merged.isPresent()) result.set(name, merged.get());
            else result.remove(name);
        }
        return result.isEmpty() && before == null ? Optional.empty() : Optional.of(result);
    }

    private static Optional<JsonNode> items(
            @Nullable JsonNode before, @Nullable JsonNode live, @Nullable JsonNode ours, JsonNode others) {
        var result = before instanceof ArrayNode array ? array.deepCopy() : NODES.arrayNode();
        for (var one : others.properties()) {
            var key = one.getKey();
            if (key.equals(SELF)) continue;
            int at = Owners.indexOf(result, key);
            var now = live == null ? null : live.get(Owners.indexOf(live, key));
            var then = at < 0 ? null : result.get(at);
            var item = merged(then, now, get(ours, key), one.getValue());
            if (item.isPresent() && at >= 0) result.set(at, item.get());
            else if (item.isPresent()) result.add(item.get());
            else if (at >= 0) result.remove(at);
        }
        return result.isEmpty() && before == null ? Optional.empty() : Optional.of(result);
    }

    private static boolean isWhole(JsonNode fields) {
        for (var one : fields.properties()) if (!one.getKey().equals(SELF)) return false;
        return !fields.has(SELF);
    }

    private static boolean isOfItems(JsonNode fields) {
        for (var one : fields.properties())
            if (one.getKey().startsWith("k:") || one.getKey().startsWith("v:")) return true;
        return false;
    }

    private static boolean isObject(@Nullable JsonNode value) {
        return value != null && value.isObject();
    }

    private static @Nullable JsonNode get(@Nullable JsonNode object, String field) {
        return object == null ? null : object.get(field);
    }

    /**
     * The books as they were before, put onto an object that has its fields back: a later apply finds the same owners
     * again, and no trace of our detour. What others came to own since stays theirs.
     */
    static Optional<ObjectNode> withBooks(ObjectNode restored, ObjectNode before) {
        var books = Owners.merged(
                before.path("metadata").path("managedFields"),
                restored.path("metadata").path("managedFields"));
        if (books.equals(restored.path("metadata").path("managedFields"))) return Optional.empty();
        var result = restored.deepCopy();
        result.withObject("metadata").set("managedFields", books);
        return Optional.of(result);
    }

    /** To be made anew, as it was. */
    static ObjectNode anew(ObjectNode before) {
        var result = before.deepCopy();
        result.remove("status");
        var metadata = result.withObject("metadata");
        metadata.remove(IDENTITY);
        return result;
    }

    /** Status and bookkeeping aside. */
    public static boolean isSame(ObjectNode one, ObjectNode other) {
        return anew(one).equals(anew(other));
    }
}
