package io.slipway.adapters.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.slipway.engine.cluster.ClusterAccess;
import io.slipway.engine.cluster.ClusterProblem;
import io.slipway.engine.cluster.ObjectRef;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One cluster, and everything that is kept of the way to it.
 *
 * @param kubeconfig the text by which it was made
 */
record Connection(ClusterAccess access, String kubeconfig, KubernetesClient client, Api api, Kinds kinds)
        implements AutoCloseable {

    private static final int LOOK_AGAIN_MILLIS = 250;
    private static final int MANY = 1000;

    static Connection by(String name, String kubeconfig, Path file) {
        var config = config(kubeconfig, file);
        var client = new KubernetesClientBuilder().withConfig(config).build();
        var api = new Api(client);
        var namespace = config.getNamespace() == null ? "default" : config.getNamespace();
        var context = config.getCurrentContext() == null
                ? ""
                : config.getCurrentContext().getName();
        return new Connection(
                new ClusterAccess(name, file, context, namespace), kubeconfig, client, api, new Kinds(api));
    }

    private static Config config(String kubeconfig, Path file) {
        try {
            return new ConfigBuilder(Config.fromKubeconfig(null, kubeconfig, file.toString()))
                    // It would also repeat what the server has refused for good; Api knows better.
                    .withRequestRetryBackoffLimit(0)
                    .withWatchReconnectInterval(LOOK_AGAIN_MILLIS)
                    .withMaxConcurrentRequests(MANY)
                    .withMaxConcurrentRequestsPerHost(MANY)
                    .build();
        } catch (RuntimeException refused) {
            throw new ClusterProblem(
                    "The kubeconfig of the cluster cannot be used: " + refused.getMessage(), false, refused);
        }
    }

    /** As it is at this moment; nothing where it is not there, or cannot be read. */
    Optional<JsonNode> read(ObjectRef object) {
        return kinds.find(object.apiVersion(), object.kind())
                .map(kind -> api.get(kind.path(object)))
                .filter(Api.Answer::isGood)
                .map(Api.Answer::body);
    }

    @Override
    public void close() {
        client.close();
    }
}
