package io.slipway.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An object with a patch on it: a merge patch, or one that knows the keys of lists. */
final class Patches {

    private static final List<String> ORDERS = List.of("$retainKeys", "$patch");

    private final boolean isStrategic;

    private Patches(boolean isStrategic) {
        this.isStrategic = isStrategic;
    }

    static ObjectNode merge(ObjectNode object, ObjectNode patch) {
        return new Patches(false).merged(object.deepCopy(), patch);
    }

    static ObjectNode strategic(ObjectNode object, ObjectNode patch) {
        return new Patches(true).merged(object.deepCopy(), patch);
    }

    private ObjectNode merged(ObjectNode into, ObjectNode patch) {
        if (isStrategic && patch.path("$patch").asText().equals("replace")) {
            into.removeAll();
            return merged(into, without(patch, ORDERS));
        }
        if (isStrategic && patch.path("$retainKeys") instanceof ArrayNode keep) retain(into, keep);
        for (var field : patch.properties()) put(into, field.getKey(), field.getValue());
        return into;
    }

    private void put(ObjectNode into, String field, JsonNode value) {
        if (isStrategic && isOrder(into, field, value)) return;
        if (value.isNull()) into.remove(field);
        else if (value instanceof ObjectNode inner) putObject(into, field, inner);
        else if (isStrategic && value instanceof ArrayNode list) into.set(field, items(field, into.get(field), list));
        else into.set(field, value.deepCopy());
    }

    private void putObject(ObjectNode into, String field, ObjectNode inner) {
        if (isStrategic && inner.path("$patch").asText().equals("delete")) into.remove(field);
        else into.set(field, merged(into.get(field) instanceof ObjectNode there ? there : NODES.objectNode(), inner));
    }

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Fields of a patch that are about the patch. The order of items makes no difference here. */
    private static boolean isOrder(ObjectNode into, String field, JsonNode value) {
        if (ORDERS.contains(field) || field.startsWith("$setElementOrder/")) return true;
        if (!field.startsWith("$deleteFromPrimitiveList/")) return false;
        var name = field.substring(field.indexOf('/') + 1);
        if (into.get(name) instanceof ArrayNode list)
            for (var gone : value)
                for (int at = list.size() - 1; at >= 0; at--) if (list.get(at).equals(gone)) list.remove(at);
        return true;
    }

    private static void retain(ObjectNode into, ArrayNode keep) {
        var names = new HashSet<String>();
        keep.forEach(name -> names.add(name.asText()));
        into.retain(names);
    }

    private ArrayNode items(String field, @Nullable JsonNode there, ArrayNode list) {
        var now = there instanceof ArrayNode array ? array : NODES.arrayNode();
        if (field.equals("finalizers")) return union(now, list);
        var key = MergeKeys.of(field, now, list);
        if (key.isEmpty() || isReplacing(list)) return plain(list);
        for (var item : list) putItem(now, key.get(), (ObjectNode) item);
        return now;
    }

    private static boolean isReplacing(ArrayNode list) {
        for (var item : list) if (item.path("$patch").asText().equals("replace")) return true;
        return false;
    }

    private static ArrayNode plain(ArrayNode list) {
        var plain = NODES.arrayNode();
        for (var item : list) if (!item.path("$patch").asText().equals("replace")) plain.add(item.deepCopy());
        return plain;
    }

    private static ArrayNode union(ArrayNode now, ArrayNode list) {
        var all = new LinkedHashSet<JsonNode>();
        now.forEach(all::add);
        list.forEach(all::add);
        return NODES.arrayNode().addAll(all);
    }

    private void putItem(ArrayNode list, String key, ObjectNode item) {
        int at = MergeKeys.find(list, key, item.path(key));
        if (item.path("$patch").asText().equals("delete")) {
            if (at >= 0) list.remove(at);
        } else if (at >= 0) merged((ObjectNode) list.get(at), item);
        else list.add(merged(NODES.objectNode(), item));
    }

    private static ObjectNode without(ObjectNode object, List<String> fields) {
        return object.deepCopy().remove(fields);
    }
}
