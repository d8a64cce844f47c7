package io.slipway.adapters.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.engine.cluster.ClusterAccess;
import io.slipway.engine.cluster.ClusterProblem;
import io.slipway.engine.cluster.Clusters;
import io.slipway.engine.site.Cluster;
import io.slipway.engine.site.Targets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The clusters of the site's settings; where they name none, the one that the usual kubeconfig rules lead to. Reads the
 * kubeconfig anew each time, since tokens in it change, and keeps one client for as long as it says the same.
 */
public final class SiteClusters implements Clusters, AutoCloseable {

    private static final String UNNAMED = "";

    private final Targets<Cluster> site;
    private final Map<String, String> environment;
    private final KubeconfigShelf shelf;
    private final ReadConfigs read = new ReadConfigs();
    private final Map<String, Connection> connections = new HashMap<>();

    /** @param cache folder for kubeconfig files that programs of their own can use */
    public SiteClusters(Targets<Cluster> site, Map<String, String> environment, Path cache) {
        this.site = site;
        this.environment = Map.copyOf(environment);
        this.shelf = new KubeconfigShelf(cache);
    }

    @Override
    public ClusterAccess access(String target) {
        return connection(target).access();
    }

    /** Kept until its kubeconfig says something else; the earlier one is left open then, since somebody may wait with it. */
    synchronized Connection connection(String target) {
        var cluster = cluster(target);
        var name = cluster.map(Cluster::name).orElse(UNNAMED);
        var text = KubeconfigShelf.text(cluster.map(this::configOf).orElseGet(this::usual));
        var kept = connections.get(name);
        if (kept != null && kept.kubeconfig().equals(text)) return kept;
        var connection = Connection.by(name, text, shelf.keep(name, text));
        connections.put(name, connection);
        return connection;
    }

    private Optional<Cluster> cluster(String target) {
        if (target.isEmpty() && site.byName().isEmpty()) return Optional.empty();
        var found = target.isEmpty() ? site.unnamed() : site.named(target);
        return Optional.of(found.orElseThrow(() -> target.isEmpty() ? noDefault() : unknown(target)));
    }

    private ObjectNode configOf(Cluster cluster) {
        return cluster.kubeconfig()
                .map(file -> SourceConfig.of(file, read).selfContained(cluster.context()))
                .orElseGet(() -> {
                    var usual = SourceConfig.usual(environment, read);
                    return usual.isThere() ? usual.selfContained(cluster.context()) : inPod();
                });
    }

    private ObjectNode usual() {
        var usual = SourceConfig.usual(environment, read);
        return usual.isThere() ? usual.selfContained(Optional.empty()) : inPod();
    }

    private ObjectNode inPod() {
        return InPod.of(environment)
                .config()
                .orElseThrow(() -> new ClusterProblem(
                        "No Kubernetes cluster is known here: $KUBECONFIG names no file that is there, and neither is"
                                + " ~/.kube/config. Put a kubeconfig there, or name one under clusters: in slipway.yaml.",
                        false));
    }

    private ClusterProblem noDefault() {
        return new ClusterProblem(
                "slipway.yaml names the clusters " + names() + ", and none of them is the default."
                        + " Say which one is meant with target:, or mark one with default: true.",
                false);
    }

    private ClusterProblem unknown(String target) {
        return new ClusterProblem(
                "There is no cluster '" + target + "' here; slipway.yaml names "
                        + (site.byName().isEmpty() ? "none" : names())
                        + ". Correct target:, or add it under clusters:.",
                false);
    }

    private String names() {
        return String.join(", ", site.byName().keySet());
    }

    @Override
    public synchronized void close() {
        connections.values().forEach(Connection::close);
        connections.clear();
    }
}
