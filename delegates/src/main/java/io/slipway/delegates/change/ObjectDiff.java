package io.slipway.delegates.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What would change in an object, field by field, for people: {@code ~ spec.replicas: 1 → 3}. Of a secret only that, not
 * what.
 *
 * @param random paths of fields that are another at each rendering
 */
record ObjectDiff(Set<String> random) {

    private static final String HIDDEN = "(hidden)";
    private static final String RANDOM = "(random, made anew each time)";

    /** Paths whose values are not the same in both renderings of one object. */
    static Set<String> randomIn(ObjectNode one, ObjectNode other) {
        var first = Fields.of(one);
        var second = Fields.of(other);
        var paths = new TreeSet<>(first.keySet());
        paths.addAll(second.keySet());
        paths.removeIf(path -> java.util.Objects.equals(first.get(path), second.get(path)));
        return paths;
    }

    /** Empty where nothing would change. */
    List<String> lines(ObjectNode live, ObjectNode then) {
        return lines(Fields.of(live), Fields.of(then), isSecret(live) || isSecret(then));
    }

    /** All that it holds. */
    List<String> whole(ObjectNode object, String sign) {
        var fields = Fields.of(object);
        List.of("apiVersion", "kind", "metadata.name", "metadata.namespace").forEach(fields::remove);
        var lines = new ArrayList<String>();
        fields.forEach((path, value) -> lines.add(sign + " " + path + ": " + shown(path, value, isSecret(object))));
        return lines;
    }

    private List<String> lines(TreeMap<String, JsonNode> now, TreeMap<String, JsonNode> later, boolean isSecret) {
        var paths = new TreeSet<>(now.keySet());
        paths.addAll(later.keySet());
        var lines = new ArrayList<String>();
        for (var path : paths) {
            var before = now.get(path);
            var after = later.get(path);
            if (before == null) lines.add("+ " + path + ": " + shown(path, after, isSecret));
            else if (after == null) lines.add("- " + path + ": " + kept(path, before, isSecret));
            else if (!before.equals(after) && !isSame(before, after))
                lines.add("~ " + path + ": " + kept(path, before, isSecret) + " → " + shown(path, after, isSecret));
        }
        return lines;
    }

    /** Nothing at all, however it is written. */
    private static boolean isSame(JsonNode before, JsonNode after) {
        return before.isContainerNode() && before.isEmpty() && after.isNull()
                || before.isNull() && after.isContainerNode() && after.isEmpty();
    }

    private static boolean isSecret(ObjectNode object) {
        return object.path("kind").asText().equals("Secret");
    }

    private static boolean isHidden(String path, boolean isSecret) {
        return isSecret && !path.startsWith("metadata.") && !path.equals("type");
    }

    private String kept(String path, JsonNode value, boolean isSecret) {
        return isHidden(path, isSecret) ? HIDDEN : text(value);
    }

    private String shown(String path, @Nullable JsonNode value, boolean isSecret) {
        if (random.contains(path) || isSecret && random.contains(path.replaceFirst("^data\\.", "stringData.")))
            return RANDOM;
        if (value == null) return "";
        return isHidden(path, isSecret) ? HIDDEN : text(value);
    }

    private static String text(JsonNode value) {
        // Whole: secrets are hidden in it afterwards, and a half of one would not be found.
        return value.isTextual() ? value.asText().replace("\r", "\\r").replace("\n", "\\n") : value.toString();
    }
}
