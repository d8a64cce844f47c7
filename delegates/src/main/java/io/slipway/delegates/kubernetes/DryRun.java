package io.slipway.delegates.kubernetes;

import io.slipway.engine.cluster.ClusterObjects;
import io.slipway.engine.cluster.Written;
import io.slipway.engine.fault.Fault;
import java.util.Optional;

/** What a cluster says to an object that it is only asked about: unknown fields, fields of other owners, what it refuses. */
public final class DryRun {

    private DryRun() {}

    /** Nothing of a namespace or kind that is not there: it may come with something before it. */
    public static Optional<Fault> fault(ClusterObjects objects, String target, Manifest manifest, boolean force) {
        var written = objects.apply(target, manifest.json(), true, force);
        if (written instanceof Written.Conflicting conflict)
            return Optional.of(new Fault(
                    "KUBERNETES-CONFLICT",
                    manifest.place(),
                    manifest.ref() + ": " + conflict.sentence() + ".",
                    "Leave the field out, let its owner give it up, or set force: true to take it over."));
        if (written instanceof Written.Refused refused)
            return Optional.of(new Fault(
                    "KUBERNETES-REFUSED",
                    manifest.place(),
                    "The cluster refuses " + refused.why() + ".",
                    "Correct the manifest, or the permissions of the user in the kubeconfig."));
        return Optional.empty();
    }
}
