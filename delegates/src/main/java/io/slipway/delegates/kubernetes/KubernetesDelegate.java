package io.slipway.delegates.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.delegates.TaskDelegate;
import io.slipway.engine.cluster.ClusterObjects;
import io.slipway.engine.cluster.ClusterProblem;
import io.slipway.engine.cluster.Clusters;
import io.slipway.engine.cluster.ObjectRef;
import io.slipway.engine.cluster.Permissions;
import io.slipway.engine.cluster.Readiness;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.graph.FileReferences;
import io.slipway.engine.graph.FileReferences.FileReference;
import io.slipway.engine.secrets.SecretBox;
import io.slipway.engine.site.Policy;
import io.slipway.engine.task.Change;
import io.slipway.engine.task.Direction;
import io.slipway.engine.task.Outcome;
import io.slipway.engine.task.Probe;
import io.slipway.engine.task.ResourceKey;
import io.slipway.engine.task.TaskContext;
import io.slipway.engine.task.UndoRecord;
import io.slipway.engine.yaml.Scalar;
import io.slipway.engine.yaml.Sequence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Applies manifests to a cluster, waits until they are what they are meant to be, and puts them back (TR-20). */
public final class KubernetesDelegate extends TaskDelegate {

    private final Clusters clusters;
    private final ClusterObjects objects;
    private final Readiness readiness;
    private final SecretBox box;
    private final KubernetesCheck check;

    /** @param box closes the records of what was there before: secrets are among it */
    public KubernetesDelegate(
            Clusters clusters,
            ClusterObjects objects,
            Permissions permissions,
            Readiness readiness,
            SecretBox box,
            Policy policy) {
        super("kubernetes");
        this.clusters = clusters;
        this.objects = objects;
        this.readiness = readiness;
        this.box = box;
        this.check = new KubernetesCheck(clusters, objects, permissions, ManifestPolicy.of(policy));
    }

    @Override
    public String name() {
        return "kubernetes";
    }

    @Override
    public Optional<Duration> usualTimeout() {
        return Optional.of(TimeLeft.USUAL);
    }

    @Override
    public FileReferences files() {
        return (spec, files) -> {
            var found = new ArrayList<FileReference>();
            if (spec.child("files").orElse(null) instanceof Sequence list)
                for (var item : list.items())
                    if (item instanceof Scalar path) found.add(new FileReference(path.text(), path.place()));
            return found;
        };
    }

    @Override
    public Faults check(TaskContext task) {
        return check.of(task);
    }

    @Override
    public Faults forbidden(TaskContext task) {
        return check.forbidden(task);
    }

    @Override
    public Set<ResourceKey> resources(TaskContext task) {
        var target = clusters.access(Wanted.target(task)).name();
        var namespace = Wanted.namespace(task, clusters);
        var keys = new TreeSet<ResourceKey>();
        for (var manifest : Manifests.of(task).all()) keys.add(ObjectKey.of(target, manifest.ref(), namespace));
        keys.add(ObjectKey.of(target, AppliedSet.of(task, namespace).ref(), namespace));
        return keys;
    }

    @Override
    public Change plan(TaskContext task) {
        try {
            return new Planning(task, wanted(task), objects).change();
        } catch (ClusterProblem trouble) {
            return Change.unknown(trouble.sentence());
        }
    }

    private Wanted wanted(TaskContext task) {
        var manifests = Manifests.of(task);
        manifests.faults().throwIfPresent();
        return Wanted.of(task, manifests.all(), clusters, objects);
    }

    @Override
    public boolean records() {
        return true;
    }

    @Override
    public UndoRecord record(TaskContext task) {
        var wanted = wanted(task);
        var all = new TreeSet<>(ApplyOrder.FORWARD);
        all.addAll(wanted.refs());
        all.addAll(Applying.dropped(wanted, objects));
        all.add(wanted.set().ref());
        var live = objects.find(wanted.target(), all);
        if (!task.spec().path("force").asBoolean()) live.values().forEach(object -> refuseOthers(wanted, object));
        var before = new LinkedHashMap<ObjectRef, Optional<ObjectNode>>();
        all.forEach(ref -> before.put(ref, Optional.ofNullable(live.get(ref))));
        return new Before(wanted.target(), wanted.set(), before).sealed(box);
    }

    private static void refuseOthers(Wanted wanted, ObjectNode live) {
        var ref = Manifest.refOf(live);
        if (wanted.refs().contains(ref) && wanted.isOfAnother(live))
            throw new ClusterProblem(
                    ref + " belongs to another task: " + AppliedSet.markOf(live)
                            + ". Remove it from one of the two, or set force: true to take it over.",
                    false);
    }

    @Override
    public Outcome run(TaskContext task) throws InterruptedException {
        try {
            var manifests = Manifests.of(task);
            if (!manifests.faults().isEmpty())
                return new Outcome.Failed(manifests.faults().render(), false);
            var wanted = Wanted.of(task, manifests.all(), clusters, objects);
            return new Applying(task, wanted, objects, readiness).run();
        } catch (ClusterProblem trouble) {
            return failed(trouble);
        }
    }

    /** With other values a later round may have applied other objects, even elsewhere. */
    @Override
    public UndoRecord overRounds(List<UndoRecord> rounds) {
        return BeforeRounds.joined(rounds);
    }

    @Override
    public Outcome undo(TaskContext task, UndoRecord record) throws InterruptedException {
        try {
            for (var before : BeforeRounds.of(record, box)) {
                var undone = puttingBack(task, before).undo();
                if (undone instanceof Outcome.Failed) return undone;
            }
            return Outcome.done();
        } catch (ClusterProblem trouble) {
            return failed(trouble);
        }
    }

    private PuttingBack puttingBack(TaskContext task, Before before) {
        var mark = before.set().mark();
        return new PuttingBack(
                before.target(),
                before.objects(),
                live -> AppliedSet.markOf(live).equals(mark),
                objects,
                TimeLeft.of(task),
                task.room());
    }

    /** The request that was stopped says so by an interrupt, too. */
    private static Outcome failed(ClusterProblem trouble) throws InterruptedException {
        if (Thread.interrupted()) throw new InterruptedException();
        return new Outcome.Failed(trouble.sentence(), trouble.isRetryable());
    }

    /**
     * By the list in the cluster, which bears the key of the try. What was begun and not finished is begun again as it
     * stands: applying twice does no harm, and taking it back first would only stop what runs.
     */
    @Override
    public Probe probe(TaskContext task, UndoRecord record) {
        var rounds = BeforeRounds.of(record, box);
        if (rounds.isEmpty()) return new Probe.Absent();
        if (task.direction() == Direction.UNDO) return new Probe.Partly();
        try {
            var before = rounds.get(0);
            var list = before.set().ref();
            var live = Optional.ofNullable(
                    objects.find(before.target(), List.of(list)).get(list));
            return probeDo(task, live);
        } catch (ClusterProblem trouble) {
            return new Probe.Unknown(trouble.sentence());
        }
    }

    private static Probe probeDo(TaskContext task, Optional<ObjectNode> list) {
        boolean isDone = list.filter(AppliedSet::isFinished)
                .map(AppliedSet::keyIn)
                .filter(task.idempotencyKey()::equals)
                .isPresent();
        if (!isDone) return new Probe.Absent();
        Map<String, com.fasterxml.jackson.databind.JsonNode> outputs =
                Applying.outputs(AppliedSet.objectsIn(list.orElseThrow()));
        return new Probe.Present(outputs);
    }
}
