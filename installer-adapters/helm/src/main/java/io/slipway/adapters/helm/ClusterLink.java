package io.slipway.adapters.helm;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.slipway.engine.cluster.ClusterAccess;
import io.slipway.engine.cluster.ClusterProblem;
import io.slipway.engine.cluster.Clusters;
import io.slipway.engine.release.ReleaseProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;

/** Connections to the clusters, one each, kept. */
final class ClusterLink implements AutoCloseable {

    private record Link(String kubeconfig, KubernetesClient client) {}

    private final Clusters clusters;
    private final Map<String, Link> links = new HashMap<>();

    ClusterLink(Clusters clusters) {
        this.clusters = clusters;
    }

    ClusterAccess access(String target) {
        try {
            return clusters.access(target);
        } catch (ClusterProblem problem) {
            throw new ReleaseProblem(String.valueOf(problem.getMessage()), problem.isRetryable());
        }
    }

    /** Made anew when the kubeconfig has changed: a login in it may be for an hour only. */
    synchronized KubernetesClient client(String target) {
        var access = access(target);
        var text = read(access);
        var link = links.get(target);
        if (link != null && link.kubeconfig.equals(text)) return link.client;
        if (link != null) link.client.close();
        var config = Config.fromKubeconfig(
                access.context(), text, access.kubeconfig().toString());
        config.setRequestTimeout(30_000);
        var client = new KubernetesClientBuilder().withConfig(config).build();
        links.put(target, new Link(text, client));
        return client;
    }

    private static String read(ClusterAccess access) {
        try {
            return Files.readString(access.kubeconfig());
        } catch (IOException gone) {
            throw new ReleaseProblem("The kubeconfig of the cluster cannot be read any more. Put the file back.", true);
        }
    }

    @Override
    public synchronized void close() {
        links.values().forEach(link -> link.client.close());
        links.clear();
    }
}
