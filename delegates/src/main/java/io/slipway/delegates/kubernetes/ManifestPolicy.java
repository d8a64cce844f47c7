package io.slipway.delegates.kubernetes;

import io.slipway.engine.cluster.ClusterObjects;
import io.slipway.engine.cluster.ClusterObjects.Scope;
import io.slipway.engine.fault.Fault;
import io.slipway.engine.site.Policy;
import java.util.ArrayList;
import java.util.List;

/**
 * What a site lets packages apply.
 *
 * @param clusterScope whether objects that belong to no namespace
 * @param privileged whether pods that reach into their node
 */
record ManifestPolicy(boolean clusterScope, boolean privileged) {

    /** Of task packages; a site says nothing of privileged pods in those. */
    static ManifestPolicy of(Policy policy) {
        return new ManifestPolicy(policy.taskPackages().clusterScope(), true);
    }

    boolean allowsAll() {
        return clusterScope && privileged;
    }

    List<Fault> faults(Wanted wanted, ClusterObjects objects) {
        var faults = new ArrayList<Fault>();
        for (var manifest : wanted.inOrder()) {
            if (!clusterScope && isOfCluster(wanted, manifest, objects)) faults.add(clusterScope(manifest));
            if (!privileged)
                PodPrivileges.in(manifest.json()).ifPresent(field -> faults.add(privileged(manifest, field)));
        }
        return faults;
    }

    private static boolean isOfCluster(Wanted wanted, Manifest manifest, ClusterObjects objects) {
        var ref = manifest.ref();
        return ref.namespace().isEmpty()
                || objects.scopeOf(wanted.target(), ref.apiVersion(), ref.kind()) == Scope.CLUSTER;
    }

    private static Fault clusterScope(Manifest manifest) {
        return new Fault(
                "KUBERNETES-CLUSTER-SCOPE",
                manifest.place(),
                manifest.ref()
                        + " belongs to no namespace, and this site does not let task packages make such objects.",
                "Ask whoever runs this Slipway to set policy.taskPackages.clusterScope in slipway.yaml, or to make it.");
    }

    private static Fault privileged(Manifest manifest, String field) {
        return new Fault(
                "KUBERNETES-PRIVILEGED",
                manifest.place(),
                manifest.ref() + " reaches into its node (" + field + "), which this site does not allow.",
                "Take the field out, or ask whoever runs this Slipway to allow it in slipway.yaml.");
    }
}
