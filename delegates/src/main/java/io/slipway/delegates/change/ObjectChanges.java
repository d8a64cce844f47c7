package io.slipway.delegates.change;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.engine.cluster.ObjectRef;
import io.slipway.engine.task.Change;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers what a task would do to objects of a cluster, one by one, into its change as a whole. */
public final class ObjectChanges {

    private final List<String> lines = new ArrayList<>();
    private final StringBuilder seen = new StringBuilder();
    private final Map<ObjectRef, Set<String>> random = new HashMap<>();
    private int made;
    private int changed;
    private int removed;
    private int kept;
    private int refused;

    /** What differs between two renderings of the same differs each time, so no plan can tell it. */
    public void isRandom(ObjectRef ref, ObjectNode one, ObjectNode other) {
        random.put(ref, ObjectDiff.randomIn(one, other));
    }

    private ObjectDiff diff(ObjectRef ref) {
        return new ObjectDiff(random.getOrDefault(ref, Set.of()));
    }

    public void created(ObjectRef ref, ObjectNode object) {
        made++;
        lines.add("+ " + ref);
        diff(ref).whole(object, "+").forEach(line -> lines.add("    " + line));
        seen.append(ref).append(" absent\n");
    }

    public void compared(ObjectRef ref, ObjectNode live, ObjectNode then) {
        looked(ref, live);
        var fields = diff(ref).lines(live, then);
        if (fields.isEmpty()) {
            kept++;
            return;
        }
        changed++;
        lines.add("~ " + ref);
        fields.forEach(field -> lines.add("    " + field));
    }

    public void removed(ObjectRef ref, ObjectNode live) {
        looked(ref, live);
        removed++;
        lines.add("- " + ref);
    }

    /** The cluster would not take it. */
    public void refused(ObjectRef ref, String why) {
        refused++;
        lines.add("! " + (why.startsWith(ref.toString()) ? why : ref + ": " + why));
    }

    /** Something that is worth a line, and no change of an object that stays. */
    public void note(String line) {
        lines.add("  " + line);
    }

    /**
     * What was found there. Not by its resourceVersion, which moves with each word in its status: by which object it is, and
     * by all that it is meant to be.
     */
    private void looked(ObjectRef ref, ObjectNode live) {
        seen.append(ref)
                .append(' ')
                .append(live.path("metadata").path("uid").asText())
                .append(' ')
                .append(Fields.of(live))
                .append('\n');
    }

    public boolean isSomething() {
        return made + changed + removed + refused > 0;
    }

    /** @param begin of the sentence: {@code Upgrades the release shop/db} */
    public Change change(String begin) {
        return change(kind(), begin + ": " + counts() + ".");
    }

    public Change change(Change.Kind kind, String what) {
        return new Change(kind, what, String.join("\n", lines), digest(seen.toString()));
    }

    public Change.Kind kind() {
        if (refused > 0) return Change.Kind.UNKNOWN;
        if (changed > 0 || made > 0 && (removed > 0 || kept > 0)) return Change.Kind.CHANGE;
        if (made > 0) return Change.Kind.CREATE;
        if (removed > 0) return kept > 0 ? Change.Kind.CHANGE : Change.Kind.DELETE;
        return Change.Kind.KEEP;
    }

    public String counts() {
        var parts = new ArrayList<String>();
        if (made > 0) parts.add("makes " + made);
        if (changed > 0) parts.add("changes " + changed);
        if (removed > 0) parts.add("removes " + removed);
        if (kept > 0) parts.add("leaves " + kept + " as " + (kept == 1 ? "it is" : "they are"));
        if (refused > 0) parts.add("the cluster would refuse " + refused);
        return parts.isEmpty() ? "no objects" : String.join(", ", parts);
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("Every Java has SHA-256.", never);
        }
    }
}
