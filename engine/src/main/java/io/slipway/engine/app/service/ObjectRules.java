package io.slipway.engine.app.service;

import com.fasterxml.jackson.core.JsonPointer;
import io.slipway.engine.app.lint.Findings;
import io.slipway.engine.fault.Place;
import io.slipway.engine.yaml.Located;
import io.slipway.engine.yaml.Mapping;
import io.slipway.engine.yaml.Scalar;
import io.slipway.engine.yaml.Sequence;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What each Kubernetes object of an app keeps to: its labels, the namespace, places of storage and routes that are parameters. */
final class ObjectRules {

    static final String APP = "slipway.io/app";
    static final String SERVICE = "slipway.io/service";

    /** Without a namespace of their own. Whether they are allowed at all, the policy of the site says. */
    private static final Set<String> OF_THE_CLUSTER = Set.of(
            "PersistentVolume",
            "StorageClass",
            "Namespace",
            "ClusterRole",
            "ClusterRoleBinding",
            "CustomResourceDefinition",
            "PriorityClass",
            "IngressClass");

    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?");
    private static final String NAMESPACE = "${params.namespace}";
    private static final String STORAGE_PATH = "${params.storagePath}";
    private static final String STORAGE_CLASS = "${params.storageClass}";

    private final String app;
    private final Findings findings;

    ObjectRules(String app, Findings findings) {
        this.app = app;
        this.findings = findings;
    }

    void check(String kind, Located root) {
        checkLabels(root);
        if (!OF_THE_CLUSTER.contains(kind)) checkNamespace(root);
        checkStorage(root);
        if (kind.equals("Ingress")) checkRoutes(root);
    }

    private void checkLabels(Located root) {
        var ofApp = ServiceReading.word(root, "/metadata/labels/slipway.io~1app");
        if (!app.isEmpty() && ofApp.filter(app::equals).isEmpty()) {
            findings.error(ServiceFaults.label(place(root, "/metadata/labels/slipway.io~1app"), APP, app));
        }
        var ofService = ServiceReading.word(root, "/metadata/labels/slipway.io~1service");
        if (ofService.filter(name -> LABEL.matcher(name).matches()).isEmpty()) {
            findings.error(ServiceFaults.label(
                    place(root, "/metadata/labels/slipway.io~1service"), SERVICE, "the name of its service"));
        }
    }

    private void checkNamespace(Located root) {
        if (ServiceReading.word(root, "/metadata/namespace")
                .filter(NAMESPACE::equals)
                .isPresent()) return;
        findings.error(ServiceFaults.namespace(place(root, "/metadata/namespace")));
    }

    private static Place place(Located root, String path) {
        return root.placeOf(JsonPointer.compile(path));
    }

    /** Wherever they stand: in volumes, in claims, in templates of pods. */
    private void checkStorage(Located value) {
        if (value instanceof Mapping mapping) {
            path(mapping, "hostPath");
            path(mapping, "local");
            text(mapping.child("storageClassName"))
                    .filter(name -> !name.text().equals(STORAGE_CLASS))
                    .ifPresent(name ->
                            findings.error(ServiceFaults.storage(name.place(), "class of storage", "storageClass")));
            mapping.entries().values().forEach(entry -> checkStorage(entry.value()));
        } else if (value instanceof Sequence sequence) sequence.items().forEach(this::checkStorage);
    }

    private void path(Mapping mapping, String key) {
        mapping.child(key)
                .filter(Mapping.class::isInstance)
                .flatMap(volume -> text(volume.child("path")))
                .filter(path -> !path.text().contains(STORAGE_PATH))
                .ifPresent(
                        path -> findings.error(ServiceFaults.storage(path.place(), "path on the node", "storagePath")));
    }

    private static Optional<Scalar> text(Optional<Located> value) {
        return value.filter(Scalar.class::isInstance).map(Scalar.class::cast);
    }

    private void checkRoutes(Located root) {
        for (var rule : items(root.at("/spec/rules"))) {
            for (var path : items(rule.at("/http/paths"))) {
                text(path.child("path"))
                        .filter(route -> !isOurs(route.text()))
                        .ifPresent(route -> findings.error(ServiceFaults.route(route.place(), route.text(), app)));
            }
        }
    }

    private static List<Located> items(Optional<Located> list) {
        return list.filter(Sequence.class::isInstance)
                .map(all -> ((Sequence) all).items())
                .orElse(List.of());
    }

    /** What stands behind the name may be a pattern of the controller's. */
    private boolean isOurs(String route) {
        if (app.isEmpty()) return true;
        return Pattern.compile("/app/" + Pattern.quote(app) + "/(web|api|openapi)/[A-Za-z0-9_-]+([/(].*)?")
                .matcher(route)
                .matches();
    }
}
