package io.slipway.adapters.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.adapters.kubernetes.Kinds.Kind;
import io.slipway.engine.cluster.ClusterObjects;
import io.slipway.engine.cluster.ClusterProblem;
import io.slipway.engine.cluster.ObjectRef;
import io.slipway.engine.cluster.Written;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Objects of a cluster by its API. */
public final class KubernetesObjects implements ClusterObjects {

    private static final String DELETION =
            "{\"apiVersion\":\"v1\",\"kind\":\"DeleteOptions\",\"propagationPolicy\":\"%s\"}";
    private static final String AS_US = "fieldManager=" + FIELD_MANAGER + "&fieldValidation=Strict";

    private final SiteClusters clusters;

    public KubernetesObjects(SiteClusters clusters) {
        this.clusters = clusters;
    }

    @Override
    public Scope scopeOf(String target, String apiVersion, String kind) {
        return kind(target, apiVersion, kind)
                .map(found -> found.isNamespaced() ? Scope.NAMESPACE : Scope.CLUSTER)
                .orElse(Scope.UNKNOWN);
    }

    private Optional<Kind> kind(String target, String apiVersion, String kind) {
        return clusters.connection(target).kinds().find(apiVersion, kind);
    }

    @Override
    public Map<ObjectRef, ObjectNode> find(String target, Collection<ObjectRef> objects) {
        var found = new LinkedHashMap<ObjectRef, ObjectNode>();
        for (var object : objects) find(target, object).ifPresent(live -> found.put(object, live));
        return found;
    }

    private Optional<ObjectNode> find(String target, ObjectRef object) {
        var kind = kind(target, object.apiVersion(), object.kind());
        if (kind.isEmpty()) return Optional.empty();
        var answer = api(target).get(kind.get().path(object));
        if (answer.status() == 404) return Optional.empty();
        if (!answer.isGood()) throw refusal(object, "be read", answer);
        return Optional.of(answer.body());
    }

    @Override
    public List<ObjectNode> labelled(
            String target, String apiVersion, String kind, String namespace, String label, String value) {
        var found = kind(target, apiVersion, kind);
        if (found.isEmpty()) return List.of();
        var selector = label.isEmpty() ? "" : "?labelSelector=" + Kinds.encoded(label + "=" + value);
        var answer = api(target).get(found.get().path(namespace) + selector);
        if (!answer.isGood()) throw refusal(new ObjectRef(apiVersion, kind, namespace, "*"), "be listed", answer);
        var items = new ArrayList<ObjectNode>();
        for (var item : answer.body().path("items"))
            if (item instanceof ObjectNode object)
                items.add(object.put("apiVersion", apiVersion).put("kind", kind));
        return items;
    }

    @Override
    public Written apply(String target, ObjectNode manifest, boolean dryRun, boolean force) {
        var query = "?" + AS_US + "&force=" + force + (dryRun ? "&dryRun=All" : "");
        return write(target, manifest, "PATCH", Api.APPLY, true, query);
    }

    @Override
    public Written create(String target, ObjectNode object) {
        return write(target, object, "POST", Api.JSON, false, "?" + AS_US);
    }

    @Override
    public Written replace(String target, ObjectNode object) {
        return write(target, object, "PUT", Api.JSON, true, "?" + AS_US);
    }

    private Written write(String target, ObjectNode object, String method, String type, boolean byName, String query) {
        var ref = refOf(object);
        var kind = kind(target, ref.apiVersion(), ref.kind());
        if (kind.isEmpty())
            return new Written.Nowhere(
                    ref + ": the cluster does not know the kind " + ref.kind() + " of " + ref.apiVersion() + ".");
        var path = byName ? kind.get().path(ref) : kind.get().path(ref.namespace());
        return Answers.read(ref, api(target).send(method, path + query, type, object.toString()));
    }

    static ObjectRef refOf(JsonNode object) {
        var metadata = object.path("metadata");
        return new ObjectRef(
                object.path("apiVersion").asText(),
                object.path("kind").asText(),
                metadata.path("namespace").asText(),
                metadata.path("name").asText());
    }

    @Override
    public Written delete(String target, ObjectRef object, boolean dependentsFirst) {
        var kind = kind(target, object.apiVersion(), object.kind());
        if (kind.isEmpty()) return new Written.Stored(Answers.NOTHING);
        var answer = api(target)
                .send(
                        "DELETE",
                        kind.get().path(object),
                        Api.JSON,
                        DELETION.formatted(dependentsFirst ? "Foreground" : "Background"));
        return answer.status() == 404 ? new Written.Stored(Answers.NOTHING) : Answers.read(object, answer);
    }

    @Override
    public List<Held> awaitGone(String target, Collection<ObjectRef> objects, Duration limit, Consumer<String> lacking)
            throws InterruptedException {
        return new Leaving(refs -> find(target, refs), lacking).await(objects, limit);
    }

    private Api api(String target) {
        return clusters.connection(target).api();
    }

    private static ClusterProblem refusal(ObjectRef object, String what, Api.Answer answer) {
        return new ClusterProblem(
                object + " cannot " + what + ": "
                        + answer.body().path("message").asText(),
                answer.status() >= 500);
    }
}
