package io.slipway.delegates.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.delegates.change.Rights;
import io.slipway.engine.cluster.ClusterObjects;
import io.slipway.engine.cluster.ClusterProblem;
import io.slipway.engine.cluster.Clusters;
import io.slipway.engine.cluster.ObjectRef;
import io.slipway.engine.cluster.Permissions;
import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.fault.Place;
import io.slipway.engine.fault.Quoted;
import io.slipway.engine.task.TaskContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with manifests before anything is applied: by themselves, by the site's policy, and by what the cluster
 * says to a dry run, which covers unknown fields, fields of other owners and missing permissions.
 */
record KubernetesCheck(Clusters clusters, ClusterObjects objects, Permissions permissions, ManifestPolicy policy) {

    private static final int MOST_TOLD = 50;

    /** Faults in the manifests themselves are not told of here. */
    Faults forbidden(TaskContext task) {
        if (policy.allowsAll()) return Faults.NONE;
        var manifests = Manifests.of(task);
        if (!manifests.faults().isEmpty()) return Faults.NONE;
        var wanted = Wanted.of(task, manifests.all(), clusters, objects);
        return Faults.of(policy.faults(wanted.target(), wanted.inOrder(), objects));
    }

    Faults of(TaskContext task) {
        var manifests = Manifests.of(task);
        if (!manifests.faults().isEmpty()) return manifests.faults();
        try {
            var wanted = Wanted.of(task, manifests.all(), clusters, objects);
            var forbidden = policy.faults(wanted.target(), wanted.inOrder(), objects);
            if (!forbidden.isEmpty()) return Faults.of(forbidden);
            var lacking = lacking(task, wanted);
            return Faults.of(lacking.isEmpty() ? refused(task, wanted) : lacking);
        } catch (ClusterProblem trouble) {
            return Faults.of(new Fault(
                    "KUBERNETES-CLUSTER",
                    Place.UNKNOWN,
                    "Task " + Quoted.of(task.task()) + ": " + trouble.sentence(),
                    ""));
        }
    }

    /** All at once; a dry run tells of one after the other. */
    private List<Fault> lacking(TaskContext task, Wanted wanted) {
        var target = wanted.target();
        if (permissions.mayEverything(target)) return List.of();
        var list = wanted.set().ref();
        var all = new ArrayList<>(wanted.refs());
        all.add(list);
        var rights = new Rights();
        all.forEach(ref -> rights.need(ref, "get"));
        // What cannot be read is taken for something to be made.
        var unreadable = rights.lacking(task.task(), target, permissions);
        var live = unreadable.isEmpty() ? objects.find(target, all).keySet() : Set.<ObjectRef>of();
        for (var ref : all) {
            if (live.contains(ref)) rights.need(ref, "patch", "update");
            else rights.need(ref, "create", "patch", "delete");
        }
        if (live.contains(list))
            Applying.dropped(wanted, objects).stream()
                    .filter(Prune.of(task)::takes)
                    .forEach(ref -> rights.need(ref, "get", "delete", "create"));
        return rights.lacking(task.task(), target, permissions);
    }

    private List<Fault> refused(TaskContext task, Wanted wanted) {
        var force = task.spec().path("force").asBoolean();
        var live = objects.find(wanted.target(), wanted.refs());
        var faults = new ArrayList<Fault>();
        for (var manifest : wanted.inOrder()) {
            if (faults.size() >= MOST_TOLD) break;
            fault(manifest, wanted, live.get(manifest.ref()), force).ifPresent(faults::add);
        }
        return faults;
    }

    private Optional<Fault> fault(Manifest manifest, Wanted wanted, @Nullable ObjectNode live, boolean force) {
        if (live != null && !force && wanted.isOfAnother(live))
            return Optional.of(new Fault(
                    "KUBERNETES-OTHER-TASK",
                    manifest.place(),
                    manifest.ref() + " belongs to another task: " + AppliedSet.markOf(live) + ".",
                    "Remove it from one of the two, or set force: true to take it over."));
        return DryRun.fault(objects, wanted.target(), manifest, force);
    }
}
