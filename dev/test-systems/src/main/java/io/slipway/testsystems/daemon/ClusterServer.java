package io.slipway.testsystems.daemon;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.slipway.testsystems.shared.ClusterPrograms;
import io.slipway.testsystems.shared.Waiting;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;

/** A Kubernetes control plane of our own, whose API server a test may kill. */
public final class ClusterServer implements TestServer {

    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final ControlPlane plane;
    private final KubernetesClient client;
    private final Namespaces namespaces;

    private ClusterServer(ControlPlane plane, KubernetesClient client) {
        this.plane = plane;
        this.client = client;
        this.namespaces = new Namespaces(client);
    }

    public static ClusterServer start(ClusterPrograms programs, Path work, Undertaker undertaker) throws Exception {
        var plane = new ControlPlane(programs.bin(), programs.stages(), work, undertaker);
        plane.startStoreAndServer();
        await("the API server has a certificate", plane::hasCertificate);
        plane.writeKubeconfig();
        var server = new ClusterServer(plane, Connection.by(plane.kubeconfig()));
        await("the API server is ready", server::isReady);
        plane.startControllers();
        Node.create(server.client);
        NodeLease.keep(server.client);
        Volumes.provide(server.client);
        await("the node is ready", () -> Node.isReady(server.client));
        return server;
    }

    private static void await(String what, Callable<Boolean> condition) throws Exception {
        Waiting.until(what, LIMIT, condition);
    }

    private boolean isReady() {
        return Connection.answers(client, "/readyz");
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("kubeconfig", plane.kubeconfig().toString(), "foreign", "false");
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of(
                "create-namespace", ignored -> createNamespace(),
                "delete-namespace", namespaces::delete,
                "kill-api-server", ignored -> killApiServer(),
                "start-api-server", ignored -> startApiServer());
    }

    /** Also where a test before this one left the API server down because its JVM was killed. */
    private String createNamespace() throws Exception {
        startApiServer();
        return namespaces.create();
    }

    private synchronized String killApiServer() throws InterruptedException {
        plane.killServerAndControllers();
        return "";
    }

    private synchronized String startApiServer() throws Exception {
        if (plane.serves()) {
            await("the API server is ready", this::isReady);
            return "";
        }
        plane.startStoreAndServer();
        await("the API server is ready", this::isReady);
        plane.startControllers();
        return "";
    }

    @Override
    public boolean isAlive() {
        try {
            plane.tend();
        } catch (IOException e) {
            e.printStackTrace();
            return false;
        }
        return !plane.isHopeless();
    }

    @Override
    public void stop() {
        try {
            plane.kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
