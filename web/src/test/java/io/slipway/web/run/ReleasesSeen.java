package io.slipway.web.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.slipway.testsystems.Cluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a person sees of releases: Helm's records of them, and the objects of a namespace. */
record ReleasesSeen(KubernetesClient client, String namespace) implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    static ReleasesSeen in(Cluster cluster) {
        return in(cluster, cluster.namespace());
    }

    static ReleasesSeen in(Cluster cluster, String namespace) {
        try {
            var config = Config.fromKubeconfig(null, Files.readString(cluster.kubeconfig()), null);
            return new ReleasesSeen(
                    new KubernetesClientBuilder().withConfig(config).build(), namespace);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    /** In the order of their revisions: {@code 1 superseded}, {@code 2 deployed}. */
    List<String> revisions(String release) {
        return records()
                .filter(record -> label(record, "name").equals(release))
                .map(record -> label(record, "version") + " " + label(record, "status"))
                .sorted(java.util.Comparator.comparingInt(text -> Integer.parseInt(text.split(" ")[0])))
                .toList();
    }

    String latest(String release) {
        var revisions = revisions(release);
        return revisions.isEmpty() ? "" : revisions.get(revisions.size() - 1);
    }

    List<String> unfinished() {
        return records()
                .filter(record -> label(record, "status").matches("pending.*|uninstalling"))
                .map(record -> label(record, "name") + " " + label(record, "status"))
                .toList();
    }

    boolean has(String kindAndName) {
        return objects().containsKey(kindAndName);
    }

    boolean isGone() {
        return client.namespaces().withName(namespace).get() == null;
    }

    private Stream<Secret> records() {
        return client.secrets().inNamespace(namespace).withLabel("owner", "helm").list().getItems().stream();
    }

    private static String label(Secret record, String name) {
        return String.valueOf(record.getMetadata().getLabels().get(name));
    }

    /** By kind and name, all but status and bookkeeping; Helm's own records, and what others keep there, left out. */
    Map<String, JsonNode> objects() {
        var all = new TreeMap<String, JsonNode>();
        Stream.of(
                        client.secrets().inNamespace(namespace),
                        client.configMaps().inNamespace(namespace),
                        client.services().inNamespace(namespace),
                        client.batch().v1().jobs().inNamespace(namespace),
                        client.apps().deployments().inNamespace(namespace))
                .flatMap(kind -> kind.list().getItems().stream())
                .map(HasMetadata.class::cast)
                .filter(ReleasesSeen::isOfAChart)
                .forEach(object ->
                        all.put(object.getKind() + " " + object.getMetadata().getName(), bare(object)));
        return all;
    }

    private static boolean isOfAChart(HasMetadata object) {
        var name = object.getMetadata().getName();
        return !name.startsWith("sh.helm.")
                && !name.equals("kube-root-ca.crt")
                && object.getMetadata().getDeletionTimestamp() == null;
    }

    private static JsonNode bare(HasMetadata object) {
        ObjectNode json = JSON.valueToTree(object);
        json.remove("status");
        // Drawn by the API server for each service that is made.
        if (json.path("spec") instanceof ObjectNode spec) spec.remove(Arrays.asList("clusterIP", "clusterIPs"));
        var metadata = (ObjectNode) json.path("metadata");
        metadata.remove(Arrays.asList("resourceVersion", "generation", "managedFields", "uid", "creationTimestamp"));
        if (metadata.path("annotations") instanceof ObjectNode annotations)
            annotations.remove("deployment.kubernetes.io/revision");
        return json;
    }

    @Override
    public void close() {
        client.close();
    }
}
