package io.slipway.engine.site;

import io.slipway.engine.yaml.Mapping;
import java.util.List;

/** An instance is a file with a reload command, a ConfigMap, perhaps with a rollout, or an http address. */
final class InstanceRule implements Rule<Mapping> {

    private static final List<String> KINDS = List.of("file", "configMap", "http");

    @Override
    public void check(Mapping instance, String path, Inspection inspection) {
        var written = new Written(instance);
        var kinds =
                KINDS.stream().filter(kind -> written.value(kind).isPresent()).toList();
        if (kinds.size() != 1) {
            inspection.add(SiteFaults.notOneKind(instance.place(), path, kinds));
            return;
        }
        if (kinds.contains("file") && written.value("reload").isEmpty()) {
            inspection.add(SiteFaults.noReload(instance.place(), path));
        }
        belongsTo("file", "reload", written, path, inspection);
        for (var key : List.of("rollout", "cluster", "key")) belongsTo("configMap", key, written, path, inspection);
    }

    private static void belongsTo(String kind, String key, Written written, String path, Inspection inspection) {
        if (written.value(key).isPresent() && written.value(kind).isEmpty()) {
            written.mapping().entry(key).ifPresent(entry -> inspection.add(SiteFaults.strayKey(entry, path, kind)));
        }
    }
}
