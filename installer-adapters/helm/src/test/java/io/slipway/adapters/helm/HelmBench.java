package io.slipway.adapters.helm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.slipway.adapters.kubernetes.AskedPermissions;
import io.slipway.adapters.kubernetes.KubernetesObjects;
import io.slipway.adapters.kubernetes.SiteClusters;
import io.slipway.adapters.kubernetes.WatchedReadiness;
import io.slipway.delegates.helm.HelmDelegate;
import io.slipway.delegates.helm.HelmPorts;
import io.slipway.engine.release.ReleaseRef;
import io.slipway.engine.release.StoredReleaseBook;
import io.slipway.engine.secrets.SecretBox;
import io.slipway.engine.secrets.SecretKey;
import io.slipway.engine.site.FetchPolicy;
import io.slipway.engine.site.Policy;
import io.slipway.engine.site.SiteSettingsReader;
import io.slipway.engine.site.Targets;
import io.slipway.engine.store.DatabaseAddress;
import io.slipway.engine.store.Store;
import io.slipway.engine.task.Direction;
import io.slipway.engine.task.TaskContext;
import io.slipway.engine.task.TaskInputs;
import io.slipway.testsystems.Cluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** A delegate on the real control plane, with all that it works with. */
final class HelmBench implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    final Path temp;
    final String namespace;
    final Store store;
    final StoredReleaseBook book;
    final HelmReleases releases;
    final HelmDelegate delegate;
    final KubernetesClient client;
    final TestCharts charts;
    final TestRoom room;
    final SiteClusters clusters;

    HelmBench(Cluster cluster, Path temp) {
        this(cluster, cluster.kubeconfig(), temp);
    }

    /** As whoever the kubeconfig is for; the client stays an administrator's. */
    HelmBench(Cluster cluster, Path kubeconfig, Path temp) {
        this.temp = temp;
        this.namespace = cluster.namespace();
        this.store = Store.open(DatabaseAddress.fileIn(temp.resolve("data")));
        this.book = new StoredReleaseBook(store.dataSource(), new SecretBox(SecretKey.generate()), Clock.systemUTC());
        this.room = TestRoom.in(temp);
        this.charts = new TestCharts(room.packageFiles());
        var program = Path.of(System.getProperty("slipway.root"), "installer-adapters/helm-worker/target/worker");
        var settings = new HelmSettings(program, temp.resolve("helm"), 4, Duration.ofSeconds(30));
        var site = new io.slipway.engine.site.Cluster("test", Optional.of(kubeconfig), Optional.empty(), true);
        this.clusters = new SiteClusters(new Targets<>(Map.of("test", site)), Map.of(), temp.resolve("kubeconfigs"));
        this.releases = new HelmReleases(settings, clusters);
        this.delegate = delegateUnder(SiteSettingsReader.defaults().policy());
        this.client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(null, read(cluster.kubeconfig()), null))
                .build();
    }

    /** The delegate of a site with this policy. */
    HelmDelegate delegateUnder(Policy policy) {
        var ports = new HelmPorts(
                releases,
                new SiteCharts(List.of(), new FetchPolicy(List.of()), temp.resolve("charts"), Map.of()),
                book,
                new WatchedReadiness(clusters),
                new KubernetesObjects(clusters),
                new AskedPermissions(clusters));
        return new HelmDelegate(ports, policy, Duration.ZERO);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    TaskContext task(String run, String spec) {
        return task(run, Direction.DO, spec, namespace);
    }

    TaskContext undo(String run, String spec) {
        return task(run, Direction.UNDO, spec, namespace);
    }

    TaskContext task(String run, Direction direction, String spec, String inNamespace) {
        return task(run, direction, spec, inNamespace, Duration.ofSeconds(60));
    }

    TaskContext task(String run, Direction direction, String spec, String inNamespace, Duration limit) {
        return task(run, direction, spec, inNamespace, limit, room);
    }

    TaskContext task(
            String run, Direction direction, String spec, String inNamespace, Duration limit, TestRoom itsRoom) {
        var none = JsonNodeFactory.instance.objectNode();
        var whole = (ObjectNode) json(spec);
        if (!whole.has("namespace")) whole.put("namespace", inNamespace);
        var inputs = new TaskInputs(whole, none, none, Map.of(), "install", "", "1.0.0", "test", Optional.of(limit));
        return new TaskContext(run, 1, "shop", direction, 1, inputs, itsRoom);
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    ReleaseRef release() {
        return new ReleaseRef("test", namespace, "shop");
    }

    /** Objects that a chart made, by kind and name: all but status and bookkeeping, Helm's own records left out. */
    Map<String, JsonNode> objects() {
        var all = new TreeMap<String, JsonNode>();
        var secrets = client.secrets().inNamespace(namespace).list().getItems().stream()
                .filter(one -> !one.getMetadata().getName().startsWith("sh.helm."));
        secrets.forEach(one -> put(all, one));
        client.configMaps().inNamespace(namespace).list().getItems().forEach(one -> put(all, one));
        client.services().inNamespace(namespace).list().getItems().forEach(one -> put(all, one));
        client.batch().v1().jobs().inNamespace(namespace).list().getItems().forEach(one -> put(all, one));
        client.apps().deployments().inNamespace(namespace).list().getItems().forEach(one -> put(all, one));
        client.apps().statefulSets().inNamespace(namespace).list().getItems().forEach(one -> put(all, one));
        return all;
    }

    JsonNode object(String kindAndName) {
        return Objects.requireNonNull(objects().get(kindAndName), kindAndName);
    }

    private static void put(Map<String, JsonNode> all, HasMetadata object) {
        boolean isFurniture = object.getMetadata().getName().equals("kube-root-ca.crt");
        if (isFurniture || object.getMetadata().getDeletionTimestamp() != null) return;
        ObjectNode json = JSON.valueToTree(object);
        json.remove("status");
        // Drawn by the API server for each service that is made.
        if (json.path("spec") instanceof ObjectNode spec) spec.remove(List.of("clusterIP", "clusterIPs"));
        var metadata = (ObjectNode) json.path("metadata");
        metadata.remove(List.of("resourceVersion", "generation", "managedFields", "uid", "creationTimestamp"));
        all.put(object.getKind() + " " + object.getMetadata().getName(), json);
    }

    /** Worker processes of this JVM. */
    static List<ProcessHandle> workers() {
        return ProcessHandle.current()
                .descendants()
                .filter(one -> one.info().arguments().stream()
                        .flatMap(java.util.Arrays::stream)
                        .anyMatch("io.slipway.helm.HelmWorker"::equals))
                .toList();
    }

    @Override
    public void close() {
        releases.close();
        clusters.close();
        client.close();
        store.close();
    }
}
