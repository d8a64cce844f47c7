package io.slipway.testsystems.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** The five programs of the cluster, all on the loopback interface. */
final class ControlPlane {

    private final Path data;
    private final int port = LoopbackPorts.free();
    private final String token = Names.random(160);
    private final Program etcd;
    private final Program apiServer;
    private final List<Program> controllers;

    ControlPlane(Path bin, Path stages, Path work, Undertaker undertaker) throws IOException {
        data = Files.createDirectories(work.resolve("data"));
        var store = "http://127.0.0.1:" + LoopbackPorts.free();
        var keys = ServiceAccountKeys.writtenTo(data);
        etcd = new Program("etcd", work, etcd(bin, store), undertaker);
        apiServer = new Program("kube-apiserver", work, apiServer(bin, store, keys), undertaker);
        controllers = List.of(
                new Program("kube-controller-manager", work, controllerManager(bin, keys), undertaker),
                new Program("kube-scheduler", work, scheduler(bin), undertaker),
                new Program("kwok", work, kwok(bin, stages), undertaker));
    }

    void startStoreAndServer() throws IOException {
        etcd.start();
        apiServer.start();
    }

    void startControllers() throws IOException {
        for (var controller : controllers) {
            controller.start();
        }
    }

    boolean serves() {
        return apiServer.isWanted();
    }

    /**
     * All but the store. The controllers could do nothing without the API server but wait longer and longer before
     * they try again, up to half a minute, and would be as slow when it is back.
     */
    void killServerAndControllers() throws InterruptedException {
        apiServer.kill();
        for (var controller : controllers) {
            controller.kill();
        }
    }

    void tend() throws IOException {
        for (var program : all()) {
            program.tend();
        }
    }

    boolean isHopeless() {
        return all().stream().anyMatch(Program::isHopeless);
    }

    /** Nothing has to be saved, so nobody is asked to end. */
    void kill() throws InterruptedException {
        for (var program : all()) {
            program.kill();
        }
    }

    private List<Program> all() {
        return Stream.concat(controllers.stream(), Stream.of(apiServer, etcd)).toList();
    }

    Path kubeconfig() {
        return data.resolve("kubeconfig");
    }

    /** The API server makes its certificate at its first start, and writes the key after it. */
    boolean hasCertificate() throws IOException {
        var key = data.resolve("certs/apiserver.key");
        return Files.exists(key) && Files.size(key) > 0;
    }

    void writeKubeconfig() throws IOException {
        var authority = Base64.getEncoder().encodeToString(Files.readAllBytes(certificate()));
        Files.writeString(kubeconfig(), """
                apiVersion: v1
                kind: Config
                current-context: slipway-test
                clusters:
                - name: slipway-test
                  cluster: {server: "https://127.0.0.1:%d", certificate-authority-data: %s}
                users:
                - name: admin
                  user: {token: %s}
                contexts:
                - name: slipway-test
                  context: {cluster: slipway-test, user: admin}
                """.formatted(port, authority, token));
    }

    private Path certificate() {
        return data.resolve("certs/apiserver.crt");
    }

    private List<String> etcd(Path bin, String store) {
        return List.of(
                bin.resolve("etcd").toString(),
                "--data-dir=" + data.resolve("etcd"),
                "--unsafe-no-fsync",
                "--log-level=warn",
                "--listen-client-urls=" + store,
                "--advertise-client-urls=" + store,
                "--listen-peer-urls=http://127.0.0.1:" + LoopbackPorts.free());
    }

    private List<String> apiServer(Path bin, String store, ServiceAccountKeys keys) throws IOException {
        var tokens = Files.writeString(data.resolve("tokens.csv"), token + ",admin,1,system:masters\n");
        return List.of(
                bin.resolve("kube-apiserver").toString(),
                "--etcd-servers=" + store,
                "--bind-address=127.0.0.1",
                "--secure-port=" + port,
                "--cert-dir=" + data.resolve("certs"),
                // Only a range to give numbers from: nothing is routed there.
                "--service-cluster-ip-range=10.96.0.0/16",
                // A loopback address is refused as an endpoint of the service `kubernetes`, every ten seconds.
                "--endpoint-reconciler-type=none",
                "--service-account-issuer=https://kubernetes.default.svc",
                "--service-account-key-file=" + keys.publicKey(),
                "--service-account-signing-key-file=" + keys.privateKey(),
                "--authorization-mode=RBAC",
                "--token-auth-file=" + tokens,
                "--allow-privileged=true",
                "--profiling=false");
    }

    private List<String> controllerManager(Path bin, ServiceAccountKeys keys) {
        return List.of(
                bin.resolve("kube-controller-manager").toString(),
                "--kubeconfig=" + kubeconfig(),
                "--service-account-private-key-file=" + keys.privateKey(),
                "--root-ca-file=" + certificate(),
                "--leader-elect=false",
                "--controllers=*,-nodeipam,-route,-service-lb-controller,-cloud-node-lifecycle",
                "--bind-address=127.0.0.1",
                "--secure-port=" + LoopbackPorts.free(),
                "--kube-api-qps=200",
                "--kube-api-burst=400",
                "--profiling=false");
    }

    private List<String> scheduler(Path bin) {
        return List.of(
                bin.resolve("kube-scheduler").toString(),
                "--kubeconfig=" + kubeconfig(),
                "--leader-elect=false",
                "--bind-address=127.0.0.1",
                "--secure-port=" + LoopbackPorts.free(),
                "--kube-api-qps=200",
                "--kube-api-burst=400",
                "--profiling=false");
    }

    private List<String> kwok(Path bin, Path stages) {
        return List.of(
                bin.resolve("kwok").toString(),
                "--kubeconfig=" + kubeconfig(),
                "--config=" + stages,
                "--manage-all-nodes=true",
                "--node-ip=127.0.0.1",
                "--cidr=10.244.0.0/16",
                // The lease of the node is ours (NodeLease): a new kwok would first wait for the old one's to run
                // out, and then now and then overlook the pods that are already there.
                "--node-lease-duration-seconds=0");
    }
}
