package io.slipway.engine.app.service;

import io.slipway.engine.app.lint.Findings;
import io.slipway.engine.fault.Place;
import io.slipway.engine.yaml.DocumentStream;
import io.slipway.engine.yaml.Located;
import io.slipway.engine.yaml.Mapping;
import io.slipway.engine.yaml.Scalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the files below {@code service}, and checks what can be told without a cluster. */
public final class ServiceReading {

    private static final int MOST = 2_000;

    private final String app;
    private final Findings findings;
    private final List<ServiceObject> objects = new ArrayList<>();
    private final Map<String, Place> first = new HashMap<>();

    /** @param app its id; empty where it is not known */
    public ServiceReading(String app, Findings findings) {
        this.app = app;
        this.findings = findings;
    }

    /**
     * Of the file at that path: which folder's it is.
     *
     * @param name as faults shall name the file
     */
    public Optional<ServiceFolder> folder(String path, String name) {
        var parts = path.split("/", 4);
        var folder = parts.length == 3 ? ServiceFolder.named(parts[1]) : Optional.<ServiceFolder>empty();
        boolean isManifest = path.endsWith(".yaml") || path.endsWith(".yml") || path.endsWith(".json");
        if (folder.isPresent() && isManifest) return folder;
        var folders =
                Arrays.stream(ServiceFolder.values()).map(ServiceFolder::folder).toList();
        var mend = findings.guess(
                parts[1], folders, "Put .yaml or .json files into service/" + String.join(", service/", folders) + ".");
        findings.warning(ServiceFaults.unknownFile(name, mend));
        return Optional.empty();
    }

    public void read(ServiceFolder folder, String name, String text) {
        var documents = DocumentStream.read(name, text, MOST);
        for (var document : documents) {
            if (objects.size() >= MOST) {
                findings.error(ServiceFaults.tooMany(Place.of(name), MOST));
                return;
            }
            findings.errors(document.faults());
            document.root().ifPresent(root -> read(folder, root));
        }
    }

    private void read(ServiceFolder folder, Located root) {
        ParameterCheck.check(root, findings);
        var apiVersion = word(root, "/apiVersion");
        var kind = word(root, "/kind");
        var name = word(root, "/metadata/name");
        if (apiVersion.isEmpty()) findings.error(ServiceFaults.noObject(root.place(), "apiVersion"));
        if (kind.isEmpty()) findings.error(ServiceFaults.noObject(root.place(), "kind"));
        if (name.isEmpty()) findings.error(ServiceFaults.noObject(root.place(), "metadata.name"));
        if (apiVersion.isEmpty() || kind.isEmpty() || name.isEmpty()) return;
        checkKind(folder, kind.get(), root);
        new ObjectRules(app, findings).check(kind.get(), root);
        var service = word(root, "/metadata/labels/slipway.io~1service").orElse("");
        var object =
                new ServiceObject(folder, apiVersion.get(), kind.get(), name.get(), service, root.json(), root.place());
        var twin = first.putIfAbsent(kind.get() + "/" + name.get(), root.place());
        if (twin != null) findings.error(ServiceFaults.twice(root.place(), kind.get() + " " + name.get(), twin));
        objects.add(object);
    }

    private void checkKind(ServiceFolder folder, String kind, Located root) {
        if (folder.isFor(kind)) return;
        var place = root.at("/kind").map(Located::place).orElse(root.place());
        findings.add(folder.isForJobsOnly(), ServiceFaults.kind(place, kind, folder, folder.kinds()));
    }

    static Optional<String> word(Located root, String path) {
        if (!(root instanceof Mapping)) return Optional.empty();
        return root.at(path)
                .filter(value -> value instanceof Scalar scalar && !scalar.isNull())
                .map(value -> ((Scalar) value).text())
                .filter(text -> !text.isEmpty());
    }

    public List<ServiceObject> objects() {
        return List.copyOf(objects);
    }
}
