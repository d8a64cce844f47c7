package io.slipway.delegates.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.engine.cluster.Written;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an object when Helm brings it from one revision to the next: what the new one says is set, what only the
 * old one said is taken away, and what somebody else has put there stays.
 *
 * @param wanted as the new revision has it
 * @param before as the old one had it; none where it is new
 */
record HelmMerge(ObjectNode wanted, @Nullable ObjectNode before) {

    /** To be tried by a dry run: the cluster fills in its defaults, and checks it. */
    ObjectNode toApply() {
        var manifest = wanted.deepCopy();
        manifest.remove("status");
        manifest.withObject("metadata").remove(List.of("creationTimestamp", "managedFields", "resourceVersion", "uid"));
        return manifest;
    }

    /** @param tried what the cluster said to {@link #toApply}; where it did not take it, the fields are laid over by hand */
    ObjectNode result(ObjectNode live, Written tried) {
        var then =
                tried instanceof Written.Stored stored ? stored.object().deepCopy() : laidOver(live.deepCopy(), wanted);
        if (before != null) takeAway(then, before, wanted);
        return then;
    }

    private static ObjectNode laidOver(ObjectNode base, ObjectNode over) {
        for (var field : over.properties()) {
            var below = base.get(field.getKey());
            if (below instanceof ObjectNode object && field.getValue() instanceof ObjectNode more)
                laidOver(object, more);
            else base.set(field.getKey(), field.getValue().deepCopy());
        }
        return base;
    }

    private static void takeAway(ObjectNode from, ObjectNode before, ObjectNode wanted) {
        for (var field : before.properties()) {
            var name = field.getKey();
            var now = wanted.get(name);
            if (now == null || now.isNull()) from.remove(name);
            else if (from.get(name) instanceof ObjectNode below
                    && field.getValue() instanceof ObjectNode old
                    && now instanceof ObjectNode more) takeAway(below, old, more);
            else if (from.get(name) instanceof ArrayNode below && now.isArray())
                takeAwayItems(below, field.getValue(), now);
        }
    }

    /** Items that are called by names; of others the cluster has told already. */
    private static void takeAwayItems(ArrayNode from, JsonNode before, JsonNode wanted) {
        for (var old : before) {
            var name = old.path("name").asText();
            if (name.isEmpty()) continue;
            var now = named(wanted, name);
            for (int at = from.size() - 1; at >= 0; at--) {
                if (!from.get(at).path("name").asText().equals(name)) continue;
                if (now == null) from.remove(at);
                else if (from.get(at) instanceof ObjectNode below
                        && old instanceof ObjectNode earlier
                        && now instanceof ObjectNode more) takeAway(below, earlier, more);
            }
        }
    }

    private static @Nullable JsonNode named(JsonNode list, String name) {
        var found = new ArrayList<JsonNode>();
        for (var one : list) if (one.path("name").asText().equals(name)) found.add(one);
        return found.isEmpty() ? null : found.get(0);
    }
}
