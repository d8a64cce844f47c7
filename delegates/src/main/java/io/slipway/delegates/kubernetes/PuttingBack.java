package io.slipway.delegates.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.engine.cluster.ClusterObjects;
import io.slipway.engine.cluster.ObjectRef;
import io.slipway.engine.cluster.Written;
import io.slipway.engine.task.Outcome;
import io.slipway.engine.task.Outcome.Failed;
import io.slipway.engine.task.TaskContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings objects back to what they were. First what has gone is made again and what has changed gets its fields back, in
 * the order of applying; then what the task made is taken away, in the reverse one. Done again after a crash, it finds
 * less to do.
 */
final class PuttingBack {

    /** Controllers write to objects all the time. */
    private static final int MOST_TRIES = 10;

    private final TaskContext task;
    private final Before before;
    private final ClusterObjects objects;
    private final TimeLeft left;

    PuttingBack(TaskContext task, Before before, ClusterObjects objects) {
        this.task = task;
        this.before = before;
        this.objects = objects;
        this.left = TimeLeft.of(task);
    }

    Outcome undo() throws InterruptedException {
        var live = objects.find(before.target(), before.objects().keySet());
        var earlier = new LinkedHashMap<ObjectRef, ObjectNode>();
        before.objects().forEach((ref, object) -> object.ifPresent(there -> earlier.put(ref, there)));
        var failed = awaitLeaving(earlier, live);
        if (failed.isPresent()) return failed.get();
        for (var one : earlier.entrySet()) {
            failed = putBack(one.getKey(), one.getValue());
            if (failed.isPresent()) return failed.get();
        }
        return new Removal(objects, before.target(), left, task.room()::waitsFor)
                .of(made(live))
                .<Outcome>map(why -> why)
                .orElseGet(Outcome::done);
    }

    /** What is on its way out cannot be held back; it is made again when it is gone. */
    private Optional<Failed> awaitLeaving(Map<ObjectRef, ObjectNode> earlier, Map<ObjectRef, ObjectNode> live)
            throws InterruptedException {
        var leaving = new ArrayList<ObjectRef>();
        earlier.forEach((ref, object) -> {
            var now = live.get(ref);
            if (now != null && isLeaving(now) && !isLeaving(object)) leaving.add(ref);
        });
        return new Removal(objects, before.target(), left, task.room()::waitsFor).of(leaving);
    }

    private static boolean isLeaving(ObjectNode object) {
        return object.path("metadata").hasNonNull("deletionTimestamp");
    }

    private Optional<Failed> putBack(ObjectRef ref, ObjectNode earlier) {
        Written last = new Written.Outdated(ref + " changes all the time.");
        for (int tries = 0; tries < MOST_TRIES && last instanceof Written.Outdated; tries++) {
            var live = objects.find(before.target(), List.of(ref)).get(ref);
            if (live != null && FieldRestore.isSame(earlier, live)) return books(earlier, live);
            last = live == null
                    ? objects.create(before.target(), FieldRestore.anew(earlier))
                    : objects.replace(before.target(), new FieldRestore(earlier, live).object());
            if (last instanceof Written.Stored stored) {
                task.room().log((live == null ? "Made again: " : "Put back: ") + ref + ".");
                return books(earlier, stored.object());
            }
        }
        return Applying.failure(ref, last);
    }

    /** The object is as it was; if its books cannot be, nothing is lost by that but a conflict later. */
    private Optional<Failed> books(ObjectNode earlier, ObjectNode restored) {
        var ref = Manifest.refOf(restored);
        Optional<ObjectNode> now = Optional.of(restored);
        for (int tries = 0; tries < MOST_TRIES && now.isPresent(); tries++) {
            var kept = FieldRestore.withBooks(now.get(), earlier);
            if (kept.isEmpty()) return Optional.empty();
            if (!(objects.replace(before.target(), kept.get()) instanceof Written.Outdated)) return Optional.empty();
            now = Optional.ofNullable(
                    objects.find(before.target(), List.of(ref)).get(ref));
        }
        return Optional.empty();
    }

    /** Of what was not there before only what bears our mark: somebody else may have made it since. */
    private List<ObjectRef> made(Map<ObjectRef, ObjectNode> live) {
        var made = new ArrayList<ObjectRef>();
        live.forEach((ref, object) -> {
            boolean wasThere =
                    before.objects().getOrDefault(ref, Optional.empty()).isPresent();
            if (wasThere) return;
            if (AppliedSet.markOf(object).equals(before.set().mark())) made.add(ref);
            else task.room().log(ref + " was not made by this task: left alone.");
        });
        return made;
    }
}
