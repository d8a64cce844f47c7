package io.slipway.delegates.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What would change in an object, field by field, for people. Of a secret only that, not what. */
final class Difference {

    private static final String HIDDEN = "(hidden)";

    private Difference() {}

    /** {@code ~ spec.replicas: 1 → 3}; empty where nothing would change. */
    static List<String> lines(ObjectNode live, ObjectNode then) {
        boolean isSecret = live.path("kind").asText().equals("Secret");
        var now = flat(FieldRestore.anew(live));
        var later = flat(FieldRestore.anew(then));
        var paths = new TreeMap<>(now);
        paths.putAll(later);
        var lines = new ArrayList<String>();
        for (var path : paths.keySet()) {
            boolean isHidden = isSecret && !path.startsWith("metadata.") && !path.equals("type")
                    || isSecret && path.contains("last-applied-configuration");
            var before = now.get(path);
            var after = later.get(path);
            if (before == null) lines.add("+ " + path + ": " + shown(after, isHidden));
            else if (after == null) lines.add("- " + path + ": " + shown(before, isHidden));
            else if (!before.equals(after))
                lines.add("~ " + path + ": " + shown(before, isHidden) + " → " + shown(after, isHidden));
        }
        return lines;
    }

    private static String shown(@Nullable JsonNode value, boolean isHidden) {
        if (value == null) return "";
        return isHidden ? HIDDEN : value.isTextual() ? value.asText().replace("\n", "\\n") : value.toString();
    }

    private static Map<String, JsonNode> flat(JsonNode object) {
        var all = new TreeMap<String, JsonNode>();
        put(all, "", object);
        return all;
    }

    private static void put(Map<String, JsonNode> all, String path, JsonNode value) {
        if (value.isObject() && !value.isEmpty())
            value.properties()
                    .forEach(
                            one -> put(all, path.isEmpty() ? one.getKey() : path + "." + one.getKey(), one.getValue()));
        else if (value.isArray() && !value.isEmpty())
            for (int at = 0; at < value.size(); at++) put(all, path + "[" + item(value, at) + "]", value.get(at));
        else all.put(path, value);
    }

    /** By its name where it has one: an item that moves has not changed. */
    private static String item(JsonNode list, int at) {
        var name = list.get(at).path("name").asText();
        return name.isEmpty() ? Integer.toString(at) : name;
    }
}
