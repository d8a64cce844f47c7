package io.slipway.delegates.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.engine.cluster.ClusterObjects;
import io.slipway.engine.cluster.ObjectRef;
import io.slipway.engine.cluster.Readiness;
import io.slipway.engine.cluster.Readiness.Waited;
import io.slipway.engine.task.Outcome;
import io.slipway.engine.task.Outcome.Failed;
import io.slipway.engine.task.TaskContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One try to bring a cluster to what a task wants. Every step may be done again, so a try that died is simply begun anew:
 * the list of objects is written before any of them and says which try it was, and once more at the end.
 */
final class Applying {

    private interface Step {
        Optional<Failed> go() throws InterruptedException;
    }

    private final TaskContext task;
    private final Wanted wanted;
    private final ClusterObjects objects;
    private final Readiness readiness;
    private final TimeLeft left;
    private final boolean force;
    private List<ObjectRef> dropped = List.of();

    Applying(TaskContext task, Wanted wanted, ClusterObjects objects, Readiness readiness) {
        this.task = task;
        this.wanted = wanted;
        this.objects = objects;
        this.readiness = readiness;
        this.left = TimeLeft.of(task);
        this.force = task.spec().path("force").asBoolean();
    }

    Outcome run() throws InterruptedException {
        dropped = dropped(wanted, objects);
        var steps = List.<Step>of(
                () -> apply(ApplyOrder::isNamespace),
                () -> write(wanted.set().begun(all(), task.idempotencyKey())),
                () -> apply(ApplyOrder::isDefinition),
                () -> await(
                        wanted.refs().stream().filter(ApplyOrder::isDefinition).toList()),
                () -> apply(ref -> !ApplyOrder.isNamespace(ref) && !ApplyOrder.isDefinition(ref)),
                this::prune,
                () -> task.spec().path("wait").asBoolean(true) ? await(wanted.refs()) : Optional.empty(),
                () -> write(wanted.set().finished(kept(), task.idempotencyKey())));
        for (var step : steps) {
            var failed = step.go();
            if (failed.isPresent()) return failed.get();
        }
        return new Outcome.Done(outputs());
    }

    /** What an earlier version has applied and this one lacks. */
    static List<ObjectRef> dropped(Wanted wanted, ClusterObjects objects) {
        var inventory = objects.find(wanted.target(), List.of(wanted.set().ref()))
                .get(wanted.set().ref());
        if (inventory == null) return List.of();
        var earlier = new ArrayList<>(AppliedSet.objectsIn(inventory));
        earlier.removeAll(wanted.refs());
        return earlier;
    }

    private Collection<ObjectRef> all() {
        var all = new LinkedHashSet<>(wanted.refs());
        all.addAll(dropped);
        return all;
    }

    private Collection<ObjectRef> kept() {
        var prune = Prune.of(task);
        var kept = new LinkedHashSet<>(wanted.refs());
        dropped.stream().filter(ref -> !prune.takes(ref)).forEach(kept::add);
        return kept;
    }

    private Optional<Failed> apply(Predicate<ObjectRef> which) throws InterruptedException {
        for (var manifest : wanted.inOrder()) {
            if (!which.test(manifest.ref())) continue;
            var failed = WrittenSoon.apply(objects, wanted.target(), manifest.json(), force, defines());
            if (failed.isPresent()) return failed;
            task.room().log("Applied " + manifest.ref() + ".");
        }
        return Optional.empty();
    }

    private boolean defines() {
        return wanted.refs().stream().anyMatch(ApplyOrder::isDefinition);
    }

    private Optional<Failed> write(ObjectNode manifest) {
        var written = objects.apply(wanted.target(), manifest, false, force);
        return WrittenSoon.failure(Manifest.refOf(manifest), written);
    }

    private Optional<Failed> prune() throws InterruptedException {
        var prune = Prune.of(task);
        var live = objects.find(wanted.target(), dropped);
        var away = new ArrayList<ObjectRef>();
        live.forEach((ref, object) -> {
            if (!AppliedSet.markOf(object).equals(wanted.set().mark()))
                task.room().log(ref + " is no longer wanted, but belongs to somebody else by now: left alone.");
            else if (!prune.takes(ref))
                task.room()
                        .log(ref + " is no longer wanted and stays (prune: "
                                + prune.name().toLowerCase(java.util.Locale.ROOT) + ").");
            else away.add(ref);
        });
        away.forEach(ref -> task.room().log("Removes " + ref + ", which this version no longer has."));
        return new Removal(objects, wanted.target(), left, task.room()::waitsFor).of(away);
    }

    private Optional<Failed> await(List<ObjectRef> refs) throws InterruptedException {
        var waited = readiness.await(wanted.target(), refs, left.now(), task.room()::waitsFor);
        if (waited instanceof Waited.Hopeless hopeless) return Optional.of(new Failed(hopeless.why(), false));
        if (waited instanceof Waited.TooLate late)
            return Optional.of(new Failed("Not ready in time: " + late.why(), true));
        return Optional.empty();
    }

    private Map<String, JsonNode> outputs() {
        return outputs(wanted.refs());
    }

    static Map<String, JsonNode> outputs(List<ObjectRef> refs) {
        var names = JsonNodeFactory.instance.arrayNode();
        refs.forEach(ref -> names.add(ref.toString()));
        return Map.of("objects", names);
    }
}
