package io.slipway.engine.site;

import io.slipway.engine.yaml.Mapping;
import io.slipway.engine.yaml.Scalar;
import java.util.List;
import java.util.TreeSet;

/** The kubeconfig of a cluster is there, and the context is in it. */
final class KubeconfigRule implements Rule<Mapping> {

    @Override
    public void check(Mapping cluster, String path, Inspection inspection) {
        var written = new Written(cluster);
        var named = written.textAt("kubeconfig");
        var kubeconfigs = named.map(value -> Kubeconfig.named(value.text(), inspection.surroundings()))
                .map(List::of)
                .orElseGet(() -> Kubeconfig.usual(inspection.surroundings()));
        if (named.isPresent() && !kubeconfigs.get(0).isReadable()) {
            inspection.add(SiteFaults.noKubeconfig(named.get().place(), path, kubeconfigs.get(0)));
            return;
        }
        var isWrongType = named.isEmpty() && written.value("kubeconfig").isPresent();
        if (!isWrongType) {
            written.textAt("context").ifPresent(context -> contextIsThere(context, kubeconfigs, path, inspection));
        }
    }

    private static void contextIsThere(
            Scalar context, List<Kubeconfig> kubeconfigs, String path, Inspection inspection) {
        var known = new TreeSet<String>();
        for (var kubeconfig : kubeconfigs) {
            var contexts = kubeconfig.contexts();
            if (contexts.isSound()) {
                known.addAll(contexts.orThrow());
            } else {
                inspection.add(SiteFaults.badKubeconfig(context.place(), path, kubeconfig, contexts.faults()));
                return;
            }
        }
        if (!known.contains(context.text())) {
            inspection.add(SiteFaults.noContext(context, path, kubeconfigs, known));
        }
    }
}
