package io.slipway.delegates.helm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.engine.cluster.ClusterObjects.Scope;
import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.release.NextStep;
import io.slipway.engine.site.Policy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

/** What a site forbids of all that a release would make. Where it forbids nothing, no chart is rendered for that. */
record ReleasePolicy(HelmPorts ports, Policy policy) {

    Faults forbidden(HelmSpec spec) {
        if (policy.taskPackages().clusterScope()) return Faults.NONE;
        return Faults.of(HelmCheck.at(spec, () -> ofCluster(spec)));
    }

    private List<Fault> ofCluster(HelmSpec spec) throws InterruptedException {
        var faults = new ArrayList<Fault>();
        var look = ReleaseLook.at(spec, ports.releases(), ports.charts(), ports.book());
        if (look.step() instanceof NextStep.Skip || look.step() instanceof NextStep.Conflict) return faults;
        var release = look.release();
        if (spec.flag("createNamespace", false) && !ports.releases().hasNamespace(release))
            faults.add(fault(spec, "the namespace " + release.namespace()));
        var rendered = look.render(ports.releases());
        var named = new LinkedHashSet<String>();
        Stream.concat(rendered.objects().stream(), rendered.hooks().stream())
                .filter(object -> isOfCluster(release.target(), object))
                .forEach(object -> named.add(object.path("kind").asText() + " "
                        + object.path("metadata").path("name").asText()));
        named.forEach(object -> faults.add(fault(spec, object)));
        return faults;
    }

    private boolean isOfCluster(String target, ObjectNode object) {
        var scope = ports.objects()
                .scopeOf(
                        target,
                        object.path("apiVersion").asText(),
                        object.path("kind").asText());
        return scope == Scope.CLUSTER;
    }

    private static Fault fault(HelmSpec spec, String object) {
        return HelmCheck.fault(
                "HELM-CLUSTER-SCOPE",
                "Task \"" + spec.task().task() + "\": its chart makes " + object
                        + ", which belongs to no namespace, and this site does not let task packages make such objects.",
                "Ask whoever runs this Slipway to set policy.taskPackages.clusterScope in slipway.yaml, or to make it.");
    }
}
