package io.slipway.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.adapters.helm.HelmReleases;
import io.slipway.adapters.helm.HelmSettings;
import io.slipway.adapters.helm.SiteCharts;
import io.slipway.adapters.kubernetes.AskedPermissions;
import io.slipway.adapters.kubernetes.KubernetesObjects;
import io.slipway.adapters.kubernetes.SiteClusters;
import io.slipway.adapters.kubernetes.WatchedReadiness;
import io.slipway.delegates.helm.HelmDelegate;
import io.slipway.delegates.helm.HelmPorts;
import io.slipway.engine.release.StoredReleaseBook;
import io.slipway.engine.secrets.SecretBox;
import io.slipway.engine.secrets.SecretKey;
import io.slipway.engine.site.Cluster;
import io.slipway.engine.site.FetchPolicy;
import io.slipway.engine.site.SiteSettingsReader;
import io.slipway.engine.site.Targets;
import io.slipway.engine.store.DatabaseAddress;
import io.slipway.engine.store.Store;
import io.slipway.engine.task.Direction;
import io.slipway.engine.task.TaskContext;
import io.slipway.engine.task.TaskInputs;
import io.slipway.engine.task.TaskRoom;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Helm tasks of one package, with the chart beside this file. */
final class HelmTasks implements TaskRoom, AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(15);

    final HelmDelegate delegate;
    private final Path temp;
    private final Store store;
    private final SiteClusters clusters;
    private final HelmReleases releases;

    HelmTasks(String kubeconfig, Path temp) throws IOException {
        this.temp = temp;
        store = Store.open(DatabaseAddress.fileIn(temp.resolve("data")));
        var file = Files.writeString(temp.resolve("kubeconfig"), kubeconfig);
        var cluster = new Cluster("sandbox", Optional.of(file), Optional.empty(), true);
        clusters = new SiteClusters(new Targets<>(Map.of("sandbox", cluster)), Map.of(), temp.resolve("kubeconfigs"));
        var worker = Path.of(System.getProperty("slipway.root"), "installer-adapters/helm-worker/target/worker");
        releases =
                new HelmReleases(new HelmSettings(worker, temp.resolve("helm"), 2, Duration.ofSeconds(30)), clusters);
        delegate = new HelmDelegate(
                new HelmPorts(
                        releases,
                        new SiteCharts(List.of(), new FetchPolicy(List.of()), temp.resolve("charts"), Map.of()),
                        new StoredReleaseBook(
                                store.dataSource(), new SecretBox(SecretKey.generate()), Clock.systemUTC()),
                        new WatchedReadiness(clusters),
                        new KubernetesObjects(clusters),
                        new AskedPermissions(clusters)),
                SiteSettingsReader.defaults().policy(),
                Duration.ZERO);
    }

    TaskContext task(String run, Direction direction, String spec) {
        var none = JsonNodeFactory.instance.objectNode();
        ObjectNode whole = Json.object(spec.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        whole.put("namespace", "shop");
        var inputs = new TaskInputs(whole, none, none, Map.of(), "install", "", "1.0.0", "sandbox", Optional.of(LIMIT));
        return new TaskContext(run, 1, "shop", direction, 1, inputs, this);
    }

    @Override
    public Path packageFiles() {
        return Path.of(System.getProperty("slipway.root"), "installer-adapters/sandbox/src/test/charts");
    }

    @Override
    public Path folder() {
        return temp.resolve("try");
    }

    @Override
    public void log(String line) {}

    @Override
    public void waitsFor(String what) {}

    @Override
    public JsonNode services() {
        return JsonNodeFactory.instance.objectNode();
    }

    @Override
    public Map<String, String> access() {
        return Map.of();
    }

    @Override
    public void close() {
        releases.close();
        clusters.close();
        store.close();
    }
}
