package io.slipway.adapters.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.api.model.Service;
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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

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
        var objects = read(manifest);
        var kept = new ArrayList<>(
                objects.stream().filter(RenderedObjects::isKept).map(this::ref).toList());
        kept.addAll(crds(record));
        var endpoints = objects.stream()
                .filter(Service.class::isInstance)
                .flatMap(one -> endpoint((Service) one).stream())
                .toList();
        return new Contents(
                revision,
                manifest,
                record.path("info").path("notes").asText(""),
                objects.stream().map(this::ref).toList(),
                kept,
                hooks(record),
                endpoints);
    }

    List<HasMetadata> read(String manifest) {
        return ManifestText.documents(manifest).stream()
                .filter(one -> one.hasNonNull("kind") && one.hasNonNull("apiVersion"))
                .flatMap(one -> flat(client.getKubernetesSerialization().<Object>unmarshal(one.toString())))
                .toList();
    }

    private static Stream<HasMetadata> flat(Object read) {
        if (read instanceof Collection<?> many)
            return many.stream().filter(Objects::nonNull).flatMap(RenderedObjects::flat);
        if (read instanceof KubernetesResourceList<?> list) return flat(list.getItems());
        return read instanceof HasMetadata one ? Stream.of(one) : Stream.of();
    }

    private static boolean isKept(HasMetadata object) {
        var annotations = object.getMetadata().getAnnotations();
        return annotations != null && "keep".equals(annotations.get("helm.sh/resource-policy"));
    }

    private List<ObjectRef> hooks(JsonNode record) {
        var all = new ArrayList<ObjectRef>();
        for (var hook : record.path("hooks"))
            read(hook.path("manifest").asText()).stream()
                    .filter(object -> !isKept(object))
                    .map(this::ref)
                    .forEach(all::add);
        return all.stream().distinct().toList();
    }

    /** Definitions beside the templates, which Helm makes once and never removes. */
    private List<ObjectRef> crds(JsonNode record) {
        var all = new ArrayList<ObjectRef>();
        for (var file : record.path("chart").path("files"))
            if (file.path("name").asText().matches("crds/.+\\.ya?ml")) {
                var text =
                        new String(Base64.getDecoder().decode(file.path("data").asText()), StandardCharsets.UTF_8);
                read(text).forEach(object -> all.add(ref(object)));
            }
        return all;
    }

    ObjectRef ref(HasMetadata object) {
        var named = Optional.ofNullable(object.getMetadata().getNamespace()).orElse("");
        var namespace = isNamespaced(object) ? named.isEmpty() ? release.namespace() : named : "";
        return new ObjectRef(
                object.getApiVersion(),
                object.getKind(),
                namespace,
                Objects.requireNonNullElse(object.getMetadata().getName(), ""));
    }

    /** With the namespace in which Helm puts it. */
    ObjectNode placed(ObjectNode object) {
        var read = client.getKubernetesSerialization().<Object>unmarshal(object.toString());
        if (!(read instanceof HasMetadata typed) || typed.getMetadata() == null) return object;
        var namespace = ref(typed).namespace();
        var placed = object.deepCopy();
        if (namespace.isEmpty()) placed.withObject("metadata").remove("namespace");
        else placed.withObject("metadata").put("namespace", namespace);
        return placed;
    }

    private boolean isNamespaced(HasMetadata object) {
        if (!(object instanceof GenericKubernetesResource)) return object instanceof Namespaced;
        try {
            var known = client.getApiResources(object.getApiVersion());
            return known == null
                    || known.getResources().stream()
                            .filter(kind -> object.getKind().equals(kind.getKind()))
                            .findFirst()
                            .map(kind -> Boolean.TRUE.equals(kind.getNamespaced()))
                            .orElse(true);
        } catch (KubernetesClientException notServed) {
            return true;
        }
    }

    private Optional<Endpoint> endpoint(Service service) {
        var ref = ref(service);
        var spec = service.getSpec();
        if (spec == null || spec.getPorts() == null || spec.getPorts().isEmpty()) return Optional.empty();
        return Optional.of(new Endpoint(
                ref.name(),
                ref.name() + "." + ref.namespace() + ".svc:"
                        + spec.getPorts().get(0).getPort()));
    }

    /** Whether Helm has made it for this release. */
    boolean isOwned(HasMetadata live) {
        var annotations = Objects.requireNonNullElse(live.getMetadata().getAnnotations(), Map.<String, String>of());
        return release.name().equals(annotations.get("meta.helm.sh/release-name"))
                && release.namespace().equals(annotations.get("meta.helm.sh/release-namespace"));
    }
}
