package io.slipway.testsystems.daemon;

import java.nio.file.Path;
import java.util.Map;

/** A cluster that somebody else runs: it gives namespaces, and its API server stays as it is. */
public final class ForeignCluster implements TestServer {

    private final Path kubeconfig;
    private final Namespaces namespaces;

    private ForeignCluster(Path kubeconfig, Namespaces namespaces) {
        this.kubeconfig = kubeconfig;
        this.namespaces = namespaces;
    }

    public static ForeignCluster reachedBy(Path kubeconfig) {
        var client = Connection.by(kubeconfig);
        if (!Connection.answers(client, "/version")) {
            throw new IllegalStateException("The cluster of " + kubeconfig
                    + ", named by SLIPWAY_TEST_KUBECONFIG, does not answer. Start it, or unset the variable.");
        }
        return new ForeignCluster(kubeconfig, new Namespaces(client));
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("kubeconfig", kubeconfig.toString(), "foreign", "true");
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of("create-namespace", ignored -> namespaces.create(), "delete-namespace", namespaces::delete);
    }

    @Override
    public boolean isAlive() {
        return true;
    }

    /** What killed tests have left there is not ours to keep. */
    @Override
    public void stop() {
        namespaces.deleteAll();
    }
}
