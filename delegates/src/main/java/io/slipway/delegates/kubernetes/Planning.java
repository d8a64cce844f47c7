package io.slipway.delegates.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.engine.cluster.ClusterObjects;
import io.slipway.engine.cluster.ObjectRef;
import io.slipway.engine.cluster.Written;
import io.slipway.engine.task.Change;
import io.slipway.engine.task.TaskContext;
import java.util.ArrayList;
import java.util.List;

/** What a task would do to its cluster, as the cluster itself says: by a dry run. */
final class Planning {

    private final TaskContext task;
    private final Wanted wanted;
    private final ClusterObjects objects;
    private final List<String> lines = new ArrayList<>();
    private int made;
    private int changed;
    private int removed;
    private int kept;
    private int refused;

    Planning(TaskContext task, Wanted wanted, ClusterObjects objects) {
        this.task = task;
        this.wanted = wanted;
        this.objects = objects;
    }

    Change change() {
        var live = objects.find(wanted.target(), wanted.refs());
        for (var manifest : wanted.inOrder()) {
            var now = live.get(manifest.ref());
            if (now == null) create(manifest.ref());
            else compare(manifest, now);
        }
        objects.find(wanted.target(), Applying.dropped(wanted, objects)).forEach(this::drop);
        return new Change(kind(), sentence(), String.join("\n", lines));
    }

    private void create(ObjectRef ref) {
        made++;
        lines.add("+ " + ref);
    }

    private void compare(Manifest manifest, ObjectNode now) {
        var force = task.spec().path("force").asBoolean();
        var written = objects.apply(wanted.target(), manifest.json(), true, force);
        if (!(written instanceof Written.Stored stored)) {
            refused++;
            Applying.failure(manifest.ref(), written).ifPresent(failed -> lines.add("! " + failed.reason()));
            return;
        }
        var fields = Difference.lines(now, stored.object());
        if (fields.isEmpty()) {
            kept++;
            return;
        }
        changed++;
        lines.add("~ " + manifest.ref());
        fields.forEach(field -> lines.add("    " + field));
    }

    private void drop(ObjectRef ref, ObjectNode live) {
        boolean isOurs = AppliedSet.markOf(live).equals(wanted.set().mark());
        if (!isOurs || !Prune.of(task).takes(ref)) return;
        removed++;
        lines.add("- " + ref);
    }

    private Change.Kind kind() {
        if (refused > 0) return Change.Kind.UNKNOWN;
        if (changed > 0 || made > 0 && (removed > 0 || kept > 0)) return Change.Kind.CHANGE;
        if (made > 0) return Change.Kind.CREATE;
        return removed > 0 ? Change.Kind.DELETE : Change.Kind.KEEP;
    }

    private String sentence() {
        var parts = new ArrayList<String>();
        if (made > 0) parts.add("makes " + made);
        if (changed > 0) parts.add("changes " + changed);
        if (removed > 0) parts.add("removes " + removed);
        if (kept > 0) parts.add("leaves " + kept + " as they are");
        if (refused > 0) parts.add("would be refused " + refused);
        var text = String.join(", ", parts);
        return "Of the objects of this task it " + text + ".";
    }
}
