package io.slipway.delegates.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.delegates.change.ObjectChanges;
import io.slipway.engine.cluster.ClusterObjects;
import io.slipway.engine.cluster.ObjectRef;
import io.slipway.engine.cluster.Written;
import io.slipway.engine.task.Change;
import io.slipway.engine.task.TaskContext;

/** What a task would do to its cluster, as the cluster itself says: by a dry run. */
final class Planning {

    private final TaskContext task;
    private final Wanted wanted;
    private final ClusterObjects objects;
    private final ObjectChanges changes = new ObjectChanges();

    Planning(TaskContext task, Wanted wanted, ClusterObjects objects) {
        this.task = task;
        this.wanted = wanted;
        this.objects = objects;
    }

    Change change() {
        var live = objects.find(wanted.target(), wanted.refs());
        for (var manifest : wanted.inOrder()) {
            var now = live.get(manifest.ref());
            if (now == null) changes.created(manifest.ref(), manifest.json());
            else compare(manifest, now);
        }
        objects.find(wanted.target(), Applying.dropped(wanted, objects)).forEach(this::drop);
        return changes.change("Applies its manifests");
    }

    private void compare(Manifest manifest, ObjectNode now) {
        var force = task.spec().path("force").asBoolean();
        var written = tried(manifest, force);
        // Fields of others: what would change there is worth seeing, even where it is refused.
        var shown = written instanceof Written.Conflicting ? tried(manifest, true) : written;
        if (shown instanceof Written.Stored stored) changes.compared(manifest.ref(), now, stored.object());
        if (!(written instanceof Written.Stored))
            WrittenSoon.failure(manifest.ref(), written)
                    .ifPresent(failed -> changes.refused(manifest.ref(), failed.reason()));
    }

    private Written tried(Manifest manifest, boolean force) {
        return objects.apply(wanted.target(), manifest.json(), true, force);
    }

    private void drop(ObjectRef ref, ObjectNode live) {
        boolean isOurs = AppliedSet.markOf(live).equals(wanted.set().mark());
        if (!isOurs) changes.note(ref + " is no longer wanted, but belongs to somebody else by now: stays.");
        else if (Prune.of(task).takes(ref)) changes.removed(ref, live);
        else changes.note(ref + " is no longer wanted, and stays: see prune.");
    }
}
