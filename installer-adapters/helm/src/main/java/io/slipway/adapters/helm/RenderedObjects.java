package io.slipway.adapters.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.slipway.engine.cluster.ObjectRef;
import io.slipway.engine.release.Contents;
import io.slipway.engine.release.Contents.Endpoint;
import io.slipway.engine.release.ReleaseRef;
import io.slipway.engine.release.Revision;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The objects that stand in Helm's record of a revision. */
final class RenderedObjects {

    private final KubernetesClient client;
    private final ReleaseRef release;

    RenderedObjects(KubernetesClient client, ReleaseRef release) {
        this.client = client;
        this.release = release;
    }

    Contents contents(Revision revision, ObjectNode record) {
        var manifest = record.path("manifest").asText();
        var objects = ManifestText.objects(manifest);
        var kept = new ArrayList<>(
                objects.stream().filter(RenderedObjects::isKept).map(this::ref).toList());
        kept.addAll(crds(record));
        return new Contents(
                revision,
                manifest,
                record.path("info").path("notes").asText(""),
                objects.stream().map(this::ref).toList(),
                kept,
                hooks(record),
                objects.stream().flatMap(one -> endpoint(one).stream()).toList());
    }

    private static boolean isKept(JsonNode object) {
        return object.at("/metadata/annotations/helm.sh~1resource-policy")
                .asText()
                .equals("keep");
    }

    private List<ObjectRef> hooks(JsonNode record) {
        var all = new ArrayList<ObjectRef>();
        for (var hook : record.path("hooks"))
            ManifestText.objects(hook.path("manifest").asText()).stream()
                    .filter(object -> !isKept(object))
                    .map(this::ref)
                    .forEach(all::add);
        return all.stream().distinct().toList();
    }

    /** Definitions beside the templates, which Helm makes once and never removes. */
    private List<ObjectRef> crds(JsonNode record) {
        var all = new ArrayList<>(BundledDefinitions.noted(record.path("chart").path("metadata")));
        for (var file : record.path("chart").path("files"))
            if (file.path("name").asText().matches("crds/.+\\.ya?ml")) {
                var text =
                        new String(Base64.getDecoder().decode(file.path("data").asText()), StandardCharsets.UTF_8);
                ManifestText.objects(text).forEach(object -> all.add(ref(object)));
            }
        return all;
    }

    ObjectRef ref(HasMetadata object) {
        var metadata = object.getMetadata();
        return ref(object.getApiVersion(), object.getKind(), metadata.getNamespace(), metadata.getName());
    }

    ObjectRef ref(JsonNode object) {
        var metadata = object.path("metadata");
        return ref(
                object.path("apiVersion").asText(),
                object.path("kind").asText(),
                metadata.path("namespace").asText(""),
                metadata.path("name").asText(""));
    }

    private ObjectRef ref(String apiVersion, String kind, @Nullable String named, @Nullable String name) {
        var own = Objects.requireNonNullElse(named, "");
        var namespace = isNamespaced(apiVersion, kind) ? own.isEmpty() ? release.namespace() : own : "";
        return new ObjectRef(apiVersion, kind, namespace, Objects.requireNonNullElse(name, ""));
    }

    /** With the namespace in which Helm puts it. */
    ObjectNode placed(ObjectNode object) {
        if (!object.path("metadata").isObject()) return object;
        var namespace = ref(object).namespace();
        var placed = object.deepCopy();
        if (namespace.isEmpty()) placed.withObject("metadata").remove("namespace");
        else placed.withObject("metadata").put("namespace", namespace);
        return placed;
    }

    private boolean isNamespaced(String apiVersion, String kind) {
        var type = client.getKubernetesSerialization().getRegisteredKubernetesResource(apiVersion, kind);
        if (type != null && !GenericKubernetesResource.class.isAssignableFrom(type))
            return Namespaced.class.isAssignableFrom(type);
        try {
            var known = client.getApiResources(apiVersion);
            return known == null
                    || known.getResources().stream()
                            .filter(one -> kind.equals(one.getKind()))
                            .findFirst()
                            .map(one -> Boolean.TRUE.equals(one.getNamespaced()))
                            .orElse(true);
        } catch (KubernetesClientException notServed) {
            return true;
        }
    }

    private Optional<Endpoint> endpoint(JsonNode object) {
        var ref = ref(object);
        var port = object.at("/spec/ports/0/port").asText("");
        boolean isService = ref.apiVersion().equals("v1") && ref.kind().equals("Service");
        return isService && !port.isEmpty()
                ? Optional.of(new Endpoint(ref.name(), ref.name() + "." + ref.namespace() + ".svc:" + port))
                : Optional.empty();
    }

    /** Whether Helm has made it for this release. */
    boolean isOwned(HasMetadata live) {
        var annotations = Objects.requireNonNullElse(live.getMetadata().getAnnotations(), Map.<String, String>of());
        return release.name().equals(annotations.get("meta.helm.sh/release-name"))
                && release.namespace().equals(annotations.get("meta.helm.sh/release-namespace"));
    }
}
