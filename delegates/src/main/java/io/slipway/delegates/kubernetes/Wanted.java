package io.slipway.delegates.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.cluster.ClusterObjects;
import io.slipway.engine.cluster.ClusterObjects.Scope;
import io.slipway.engine.cluster.Clusters;
import io.slipway.engine.cluster.ObjectRef;
import io.slipway.engine.task.TaskContext;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a task wants in its cluster: each object in its namespace, marked as the task's, in the order of applying. */
record Wanted(String target, AppliedSet set, List<Manifest> inOrder) {

    static Wanted of(TaskContext task, List<Manifest> manifests, Clusters clusters, ClusterObjects objects) {
        var target = target(task);
        var set = AppliedSet.of(task, namespace(task, clusters));
        var own = ownScopes(manifests);
        var placed = manifests.stream()
                .map(manifest -> {
                    var ref = manifest.ref();
                    var scope = own.getOrDefault(
                            ref.kind() + "." + group(ref), objects.scopeOf(target, ref.apiVersion(), ref.kind()));
                    return marked(placed(manifest, scope, set.namespace()), set);
                })
                .sorted(Comparator.comparing(Manifest::ref, ApplyOrder.FORWARD))
                .toList();
        return new Wanted(target, set, placed);
    }

    static String target(TaskContext task) {
        return task.spec().path("target").asText();
    }

    static String namespace(TaskContext task, Clusters clusters) {
        var written = task.spec().path("namespace").asText();
        return written.isEmpty() ? clusters.access(target(task)).namespace() : written;
    }

    /** Of the kinds that the task itself defines: the cluster does not know them yet. */
    private static Map<String, Scope> ownScopes(List<Manifest> manifests) {
        var scopes = new HashMap<String, Scope>();
        for (var manifest : manifests) {
            if (!ApplyOrder.isDefinition(manifest.ref())) continue;
            var spec = manifest.json().path("spec");
            scopes.put(
                    spec.path("names").path("kind").asText() + "."
                            + spec.path("group").asText(),
                    spec.path("scope").asText().equals("Cluster") ? Scope.CLUSTER : Scope.NAMESPACE);
        }
        return scopes;
    }

    private static String group(ObjectRef ref) {
        int slash = ref.apiVersion().indexOf('/');
        return slash < 0 ? "" : ref.apiVersion().substring(0, slash);
    }

    private static Manifest placed(Manifest manifest, Scope scope, String namespace) {
        if (scope == Scope.CLUSTER) return manifest.withoutNamespace();
        return manifest.ref().namespace().isEmpty() ? manifest.inNamespace(namespace) : manifest;
    }

    private static Manifest marked(Manifest manifest, AppliedSet set) {
        var json = manifest.json().deepCopy();
        json.remove("status");
        var metadata = json.withObject("metadata");
        metadata.remove(List.of("managedFields", "uid", "resourceVersion", "generation", "creationTimestamp"));
        if (!metadata.path("annotations").isObject()) metadata.remove("annotations");
        metadata.withObject("annotations").put(AppliedSet.SET, set.mark());
        return new Manifest(json, manifest.place());
    }

    List<ObjectRef> refs() {
        return inOrder.stream().map(Manifest::ref).toList();
    }

    /** Whether an object belongs to another task, which would put it back or take it away on its own. */
    boolean isOfAnother(JsonNode live) {
        var mark = AppliedSet.markOf(live);
        return !mark.isEmpty() && !mark.equals(set.mark());
    }
}
