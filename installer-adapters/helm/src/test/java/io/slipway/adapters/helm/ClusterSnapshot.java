package io.slipway.adapters.helm;

import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The objects of one namespace and those of none, by kind and name: all that a chart can have left. */
record ClusterSnapshot(KubernetesClient client, String namespace) {

    /** What the cluster makes of what is there, by itself, and forgets by itself. */
    private static final Set<String> FURNITURE = Set.of(
            "Event",
            "EndpointSlice",
            "Endpoints",
            "Pod",
            "ReplicaSet",
            "ControllerRevision",
            "Lease",
            "Namespace",
            "ComponentStatus",
            "Node",
            "PersistentVolume",
            "APIService",
            "ServiceCIDR",
            "IPAddress");

    Set<String> objects() {
        var all = new TreeSet<String>();
        for (var group : client.getApiGroups().getGroups())
            resources(group.getPreferredVersion().getGroupVersion()).forEach(one -> add(one, all));
        resources("v1").forEach(one -> add(one, all));
        return all;
    }

    private record Kind(String groupVersion, APIResource resource) {}

    private List<Kind> resources(String groupVersion) {
        var list = served(groupVersion);
        return list.stream()
                .filter(one -> !one.getName().contains("/") && one.getVerbs().contains("list"))
                .filter(one -> !FURNITURE.contains(one.getKind()))
                .map(one -> new Kind(groupVersion, one))
                .toList();
    }

    /** A group whose server is a pod that never runs is none. */
    private List<APIResource> served(String groupVersion) {
        try {
            var list = client.getApiResources(groupVersion);
            return list == null ? List.of() : list.getResources();
        } catch (KubernetesClientException unavailable) {
            return List.of();
        }
    }

    private void add(Kind kind, Set<String> all) {
        var split = kind.groupVersion().lastIndexOf('/');
        var definition = new ResourceDefinitionContext.Builder()
                .withGroup(split < 0 ? "" : kind.groupVersion().substring(0, split))
                .withVersion(kind.groupVersion().substring(split + 1))
                .withPlural(kind.resource().getName())
                .withKind(kind.resource().getKind())
                .withNamespaced(kind.resource().getNamespaced())
                .build();
        try {
            var objects = client.genericKubernetesResources(definition);
            var items = kind.resource().getNamespaced()
                    ? objects.inNamespace(namespace).list().getItems()
                    : objects.list().getItems();
            items.forEach(one -> all.add(kind.resource().getKind() + " " + name(one)));
        } catch (KubernetesClientException gone) {
            // A kind whose definition goes away this very moment has no objects.
        }
    }

    private static String name(HasMetadata object) {
        return object.getMetadata().getName();
    }
}
