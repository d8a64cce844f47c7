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
 * @param section of the site's settings that says so
 * @param clusterScope whether objects that belong to no namespace
 * @param privileged whether pods that reach into their node
 */
public record ManifestPolicy(String section, boolean clusterScope, boolean privileged) {

    /** Of task packages; a site says nothing of privileged pods in those. */
    static ManifestPolicy of(Policy policy) {
        return new ManifestPolicy("taskPackages", policy.taskPackages().clusterScope(), true);
    }

    public static ManifestPolicy ofApps(Policy policy) {
        return new ManifestPolicy(
                "apps", policy.apps().clusterScope(), policy.apps().privileged());
    }

    boolean allowsAll() {
        return clusterScope && privileged;
    }

    public List<Fault> faults(String target, List<Manifest> manifests, ClusterObjects objects) {
        var faults = new ArrayList<Fault>();
        for (var manifest : manifests) {
            if (!clusterScope && isOfCluster(target, manifest, objects)) faults.add(clusterScope(manifest));
            if (!privileged)
                PodPrivileges.in(manifest.json()).ifPresent(field -> faults.add(privileged(manifest, field)));
        }
        return faults;
    }

    private static boolean isOfCluster(String target, Manifest manifest, ClusterObjects objects) {
        var ref = manifest.ref();
        return ref.namespace().isEmpty() || objects.scopeOf(target, ref.apiVersion(), ref.kind()) == Scope.CLUSTER;
    }

    private Fault clusterScope(Manifest manifest) {
        return new Fault(
                "KUBERNETES-CLUSTER-SCOPE",
                manifest.place(),
                manifest.ref() + " belongs to no namespace, and this site does not let packages make such objects.",
                "Ask whoever runs this Slipway to set policy." + section
                        + ".clusterScope in slipway.yaml, or to make it.");
    }

    private Fault privileged(Manifest manifest, String field) {
        return new Fault(
                "KUBERNETES-PRIVILEGED",
                manifest.place(),
                manifest.ref() + " reaches into its node (" + field + "), which this site does not allow.",
                "Take the field out, or ask whoever runs this Slipway to set policy." + section
                        + ".privileged in slipway.yaml.");
    }
}
