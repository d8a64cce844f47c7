package io.slipway.delegates.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.TreeMap;

/** The fields of an object by their paths, without those that the cluster keeps for itself. */
final class Fields {

    private static final List<String> BOOKKEEPING = List.of(
            "uid",
            "resourceVersion",
            "generation",
            "creationTimestamp",
            "managedFields",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "selfLink");

    /** The whole object once more, as kubectl has written it: what differs is told at its place. */
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

    private Fields() {}

    static ObjectNode plain(ObjectNode object) {
        var plain = object.deepCopy();
        plain.remove("status");
        var metadata = plain.withObject("metadata");
        metadata.remove(BOOKKEEPING);
        if (metadata.path("annotations") instanceof ObjectNode annotations) annotations.remove(LAST_APPLIED);
        return plain;
    }

    static TreeMap<String, JsonNode> of(ObjectNode object) {
        var all = new TreeMap<String, JsonNode>();
        put(all, "", plain(object));
        return all;
    }

    private static void put(TreeMap<String, JsonNode> all, String path, JsonNode value) {
        if (value.isObject() && !value.isEmpty())
            value.properties().forEach(one -> put(all, below(path, one.getKey()), one.getValue()));
        else if (value.isArray() && !value.isEmpty())
            for (int at = 0; at < value.size(); at++) put(all, path + "[" + item(value, at) + "]", value.get(at));
        else all.put(path, value);
    }

    private static String below(String path, String key) {
        var name = key.matches("[A-Za-z0-9_-]+") ? key : "\"" + key + "\"";
        return path.isEmpty() ? name : path + "." + name;
    }

    /** By its name where it has one of its own: an item that moves has not changed. */
    private static String item(JsonNode list, int at) {
        var name = list.get(at).path("name").asText();
        for (int other = 0; other < list.size(); other++)
            if (other != at && list.get(other).path("name").asText().equals(name)) return Integer.toString(at);
        return name.isEmpty() ? Integer.toString(at) : name;
    }
}
