package io.slipway.delegates.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.engine.cluster.ClusterObjects;
import io.slipway.engine.cluster.ObjectRef;
import io.slipway.engine.cluster.Written;
import io.slipway.engine.task.Outcome;
import io.slipway.engine.task.Outcome.Failed;
import io.slipway.engine.task.TaskRoom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Brings objects back to what they were. First what has gone is made again and what has changed gets its fields back, in
 * the order of applying; then what the task made is taken away, in the reverse one. Done again after a crash, it finds
 * less to do.
 */
public final class PuttingBack {

    /** Controllers write to objects all the time. */
    private static final int MOST_TRIES = 10;

    private final String target;
    private final Map<ObjectRef, Optional<ObjectNode>> before;
    private final Predicate<ObjectNode> isOurs;
    private final ClusterObjects objects;
    private final TimeLeft left;
    private final TaskRoom room;

    /**
     * @param before how each object was; empty for those that were not there
     * @param isOurs whether an object that was not there before is one that is to be taken away
     */
    public PuttingBack(
            String target,
            Map<ObjectRef, Optional<ObjectNode>> before,
            Predicate<ObjectNode> isOurs,
            ClusterObjects objects,
            TimeLeft left,
            TaskRoom room) {
        this.target = target;
        this.before = before;
        this.isOurs = isOurs;
        this.objects = objects;
        this.left = left;
        this.room = room;
    }

    Outcome undo() throws InterruptedException {
        var made = made();
        var failed = restore();
        if (failed.isEmpty()) failed = remove(made);
        return failed.<Outcome>map(why -> why).orElseGet(Outcome::done);
    }

    /** What was there before is there again, as it was. */
    public Optional<Failed> restore() throws InterruptedException {
        var earlier = new LinkedHashMap<ObjectRef, ObjectNode>();
        before.forEach((ref, object) -> object.ifPresent(there -> earlier.put(ref, there)));
        var failed = awaitLeaving(earlier, objects.find(target, earlier.keySet()));
        for (var one : earlier.entrySet()) {
            if (failed.isPresent()) return failed;
            failed = putBack(one.getKey(), one.getValue());
        }
        return failed;
    }

    /** What was not there before is gone. */
    public Optional<Failed> removeMade() throws InterruptedException {
        return remove(made());
    }

    private Optional<Failed> remove(List<ObjectRef> made) throws InterruptedException {
        return new Removal(objects, target, left, room::waitsFor).of(made);
    }

    /** What is on its way out cannot be held back; it is made again when it is gone. */
    private Optional<Failed> awaitLeaving(Map<ObjectRef, ObjectNode> earlier, Map<ObjectRef, ObjectNode> live)
            throws InterruptedException {
        var leaving = new ArrayList<ObjectRef>();
        earlier.forEach((ref, object) -> {
            var now = live.get(ref);
            if (now != null && isLeaving(now) && !isLeaving(object)) leaving.add(ref);
        });
        return remove(leaving);
    }

    private static boolean isLeaving(ObjectNode object) {
        return object.path("metadata").hasNonNull("deletionTimestamp");
    }

    private Optional<Failed> putBack(ObjectRef ref, ObjectNode earlier) {
        Written last = new Written.Outdated(ref + " changes all the time.");
        for (int tries = 0; tries < MOST_TRIES && last instanceof Written.Outdated; tries++) {
            var live = objects.find(target, List.of(ref)).get(ref);
            if (live != null && FieldRestore.isSame(earlier, live)) return books(earlier, live);
            last = live == null
                    ? objects.create(target, FieldRestore.anew(earlier))
                    : objects.replace(target, new FieldRestore(earlier, live).object());
            if (last instanceof Written.Stored stored) {
                room.log((live == null ? "Made again: " : "Put back: ") + ref + ".");
                return books(earlier, stored.object());
            }
        }
        return WrittenSoon.failure(ref, last);
    }

    /** The object is as it was; if its books cannot be, nothing is lost by that but a conflict later. */
    private Optional<Failed> books(ObjectNode earlier, ObjectNode restored) {
        var ref = Manifest.refOf(restored);
        Optional<ObjectNode> now = Optional.of(restored);
        for (int tries = 0; tries < MOST_TRIES && now.isPresent(); tries++) {
            var kept = FieldRestore.withBooks(now.get(), earlier);
            if (kept.isEmpty()) return Optional.empty();
            if (!(objects.replace(target, kept.get()) instanceof Written.Outdated)) return Optional.empty();
            now = Optional.ofNullable(objects.find(target, List.of(ref)).get(ref));
        }
        return Optional.empty();
    }

    /** Of what was not there before only what is ours: somebody else may have made it since. */
    public List<ObjectRef> made() {
        var made = new ArrayList<ObjectRef>();
        objects.find(target, before.keySet()).forEach((ref, object) -> {
            boolean wasThere = before.getOrDefault(ref, Optional.empty()).isPresent();
            if (wasThere) return;
            if (isOurs.test(object)) made.add(ref);
            else room.log(ref + " was not made by this task: left alone.");
        });
        return made;
    }
}
