package io.slipway.delegates.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.delegates.change.Rights;
import io.slipway.delegates.kubernetes.DryRun;
import io.slipway.delegates.kubernetes.ManifestPolicy;
import io.slipway.engine.app.AppThings;
import io.slipway.engine.cluster.ObjectRef;
import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.fault.Place;
import io.slipway.engine.install.InstallTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is wrong with the services of an app before anything is reserved: by what was filled in, by the site's policy, by
 * what stands there already, and by what the cluster says to a dry run.
 */
record ServiceCheck(ServiceTools tools, ManifestPolicy policy) {

    static final String APP_LABEL = "slipway.io/app";

    private static final int MOST_TOLD = 50;

    Faults of(InstallTask task) {
        if (task.objects().isEmpty()) return Faults.NONE;
        var place = ServicePlace.of(task, tools.clusters());
        var faults = unfilled(task, place);
        if (!faults.isEmpty()) return Faults.of(faults);
        var wanted = place.wanted(task);
        var manifests = wanted.values().stream().map(ServicePart::manifest).toList();
        faults.addAll(policy.faults(place.cluster(), manifests, tools.objects()));
        if (faults.isEmpty()) faults.addAll(lacking(place, wanted));
        if (faults.isEmpty()) faults.addAll(standing(task, place, wanted));
        return Faults.of(faults);
    }

    /** A parameter that the app uses and nobody has said. */
    private static List<Fault> unfilled(InstallTask task, ServicePlace place) {
        var faults = new ArrayList<Fault>();
        var given = Map.of(
                "storagePath", place.parameters().storagePath(),
                "storageClass", place.parameters().storageClass());
        given.forEach((name, value) -> {
            boolean isUsed = task.objects().values().stream().anyMatch(content -> uses(content, name));
            if (value.isBlank() && isUsed)
                faults.add(fault(
                        "APP-SERVICE-PARAMETER",
                        "The services of the app '" + task.app() + "' need to know params." + name + ".",
                        "Say it with: --set tasks.service." + name + "=…"));
        });
        return faults;
    }

    private static boolean uses(JsonNode value, String name) {
        if (value.isTextual()) return value.textValue().contains("${params." + name + "}");
        for (var child : value) if (uses(child, name)) return true;
        return false;
    }

    private List<Fault> lacking(ServicePlace place, Map<String, ServicePart> wanted) {
        if (tools.permissions().mayEverything(place.cluster())) return List.of();
        var rights = new Rights();
        wanted.values().forEach(part -> rights.need(part.ref(), "get", "create", "patch", "update", "delete"));
        return rights.lacking(AppThings.SERVICE, place.cluster(), tools.permissions());
    }

    private List<Fault> standing(InstallTask task, ServicePlace place, Map<String, ServicePart> wanted) {
        var refs = wanted.values().stream().map(ServicePart::ref).toList();
        var live = tools.objects().find(place.cluster(), refs);
        var faults = new ArrayList<Fault>();
        for (var one : wanted.entrySet()) {
            if (faults.size() >= MOST_TOLD) break;
            var part = one.getValue();
            var there = live.get(part.ref());
            var kept = tools.centre().content(task.app(), AppThings.SERVICE, one.getKey());
            kept.flatMap(ServicePart::of)
                    .filter(before -> !before.ref().equals(part.ref()))
                    .ifPresent(before -> faults.add(moved(task, before.ref(), part.ref())));
            if (there != null && !isOf(task.app(), there)) faults.add(foreign(task, part.ref(), there));
            // A Job is made anew, and not changed: its fields cannot be.
            else if (there == null || !part.folder().isForJobsOnly())
                DryRun.fault(
                                tools.objects(),
                                place.cluster(),
                                part.manifest(),
                                task.settings().isSync())
                        .ifPresent(faults::add);
        }
        return faults;
    }

    static boolean isOf(String app, ObjectNode live) {
        return live.path("metadata").path("labels").path(APP_LABEL).asText().equals(app);
    }

    private static Fault foreign(InstallTask task, ObjectRef ref, ObjectNode live) {
        var owner = live.path("metadata").path("labels").path(APP_LABEL).asText();
        return fault(
                "APP-SERVICE-FOREIGN",
                ref + " is there already, and belongs to " + (owner.isEmpty() ? "no app." : "the app '" + owner + "'."),
                "Take another namespace with --set tasks.service.namespace=…, remove the object, or, if it is meant to"
                        + " become the app's, label it " + APP_LABEL + "=" + task.app() + ".");
    }

    private static Fault moved(InstallTask task, ObjectRef before, ObjectRef now) {
        return fault(
                "APP-SERVICE-MOVED",
                before + " of the app '" + task.app() + "' would become " + now + ": an app stays where it stands.",
                "Leave target and namespace as they were, or uninstall the app and install it there.");
    }

    private static Fault fault(String code, String what, String mend) {
        return new Fault(code, Place.UNKNOWN, what, mend);
    }
}
