package io.slipway.delegates.helm;

import io.slipway.delegates.change.Rights;
import io.slipway.engine.cluster.ObjectRef;
import io.slipway.engine.cluster.Permissions;
import io.slipway.engine.fault.Fault;
import io.slipway.engine.release.Charts;
import io.slipway.engine.release.NextStep;
import io.slipway.engine.release.ReleaseBook;
import io.slipway.engine.release.ReleaseRef;
import io.slipway.engine.release.Releases;
import java.util.List;

/**
 * What the user of the kubeconfig may not do of all that a release needs: told before anything is installed, since Helm
 * would stop in the middle. Whoever may do everything is asked nothing else: a chart is rendered for the others only.
 */
record ReleaseRights(Releases releases, Charts charts, ReleaseBook book, Permissions permissions) {

    List<Fault> lacking(HelmSpec spec) {
        return HelmCheck.at(spec, () -> {
            var release = spec.release(releases);
            if (permissions.mayEverything(release.target())) return List.of();
            var records = ofRecords(spec, release).lacking(spec.task().task(), release.target(), permissions);
            // Without its records nothing can be told of the release.
            return records.isEmpty() ? ofObjects(spec) : records;
        });
    }

    private static Rights ofRecords(HelmSpec spec, ReleaseRef release) {
        var records = new ObjectRef("v1", "Secret", release.namespace(), "sh.helm.release.v1." + release.name());
        var rights = new Rights().need(records, "list", "get", "create", "update", "delete");
        if (spec.flag("createNamespace", false))
            rights.need(new ObjectRef("v1", "Namespace", "", release.namespace()), "get");
        return rights;
    }

    private List<Fault> ofObjects(HelmSpec spec) throws InterruptedException {
        var look = ReleaseLook.at(spec, releases, charts, book);
        if (look.step() instanceof NextStep.Skip || look.step() instanceof NextStep.Conflict) return List.of();
        var release = look.release();
        var rights = new Rights();
        if (spec.flag("createNamespace", false) && !releases.hasNamespace(release))
            rights.need(new ObjectRef("v1", "Namespace", "", release.namespace()), "create", "delete");
        var rendered = look.render(releases);
        // Helm reads, makes, changes and in the end removes each of them.
        rendered.objects().forEach(one -> rights.need(ReleasePlan.refOf(one), "get", "create", "patch", "delete"));
        rendered.hooks().forEach(one -> rights.need(ReleasePlan.refOf(one), "get", "create", "delete"));
        if (look.standing() > 0)
            releases.contents(release, look.standing()).objects().forEach(ref -> rights.need(ref, "get", "delete"));
        return rights.lacking(spec.task().task(), release.target(), permissions);
    }
}
