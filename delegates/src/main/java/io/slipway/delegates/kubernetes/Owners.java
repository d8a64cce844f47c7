package io.slipway.delegates.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.engine.cluster.ClusterObjects;
import java.util.LinkedHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Who owns which fields, by the books that the cluster keeps in {@code metadata.managedFields}. */
final class Owners {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Owners() {}

    static boolean isOurs(JsonNode entry) {
        return entry.path("manager").asText().equals(ClusterObjects.FIELD_MANAGER) && !isStatus(entry);
    }

    static boolean isStatus(JsonNode entry) {
        return entry.path("subresource").asText().equals("status");
    }

    /** All fields of the entries that are meant, as one tree; none where there are none. */
    static @Nullable JsonNode fields(JsonNode object, Predicate<JsonNode> which) {
        var all = JsonNodeFactory.instance.objectNode();
        for (var entry : object.path("metadata").path("managedFields"))
            if (which.test(entry) && entry.path("fieldsV1") instanceof ObjectNode fields) deepPut(all, fields);
        return all.isEmpty() ? null : all;
    }

    private static void deepPut(ObjectNode into, ObjectNode from) {
        for (var one : from.properties()) {
            var there = into.get(one.getKey());
            if (there instanceof ObjectNode inner && one.getValue() instanceof ObjectNode more) deepPut(inner, more);
            else into.set(one.getKey(), one.getValue().deepCopy());
        }
    }

    /** The item that {@code k:{"name":"main"}} or {@code v:"text"} means; -1 where it is not there. */
    static int indexOf(JsonNode list, String key) {
        if (!list.isArray()) return -1;
        var wanted = parsed(key.substring(2));
        for (int at = 0; at < list.size(); at++)
            if (key.startsWith("k:") ? has(list.get(at), wanted) : list.get(at).equals(wanted)) return at;
        return -1;
    }

    private static boolean has(JsonNode item, JsonNode wanted) {
        for (var one : wanted.properties()) if (!one.getValue().equals(item.path(one.getKey()))) return false;
        return true;
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException strange) {
            return JsonNodeFactory.instance.missingNode();
        }
    }

    /** The earlier entries; of others also those that came since, with what they own by now. */
    static ArrayNode merged(JsonNode before, JsonNode now) {
        var entries = new LinkedHashMap<String, ObjectNode>();
        for (var entry : before) entries.put(identity(entry), (ObjectNode) entry.deepCopy());
        for (var entry : now) {
            if (isOurs(entry)) continue;
            var earlier = entries.get(identity(entry));
            if (earlier == null) entries.put(identity(entry), (ObjectNode) entry.deepCopy());
            else if (entry.path("fieldsV1") instanceof ObjectNode fields)
                deepPut(earlier.withObject("fieldsV1"), fields);
        }
        var books = JsonNodeFactory.instance.arrayNode();
        entries.values().forEach(books::add);
        return books;
    }

    private static String identity(JsonNode entry) {
        return entry.path("manager").asText() + "|" + entry.path("operation").asText() + "|"
                + entry.path("apiVersion").asText() + "|"
                + entry.path("subresource").asText();
    }
}
