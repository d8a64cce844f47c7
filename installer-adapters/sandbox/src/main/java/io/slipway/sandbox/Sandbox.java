package io.slipway.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The program: serves on a free port of this machine, prints one line of kubeconfig in JSON, and ends at the end of its
 * input, however whoever started it has ended. Nothing is kept.
 */
public final class Sandbox implements AutoCloseable {

    private static final int TOKEN_BYTES = 24;

    private final ApiServer server;
    private final Upkeep upkeep;
    private final String kubeconfig;

    private Sandbox(ApiServer server, Upkeep upkeep, String kubeconfig) {
        this.server = server;
        this.upkeep = upkeep;
        this.kubeconfig = kubeconfig;
    }

    public static Sandbox start() throws IOException {
        var store = new ObjectStore();
        var laws = new Laws(store);
        for (var name : new String[] {"default", "kube-system"})
            laws.create(Kind.of("v1", "Namespace", "namespaces", false), "", named(name), false);
        laws.create(Kind.of("v1", "Node", "nodes", false), "", named(Pods.NODE), false);
        var token = token();
        var server = new ApiServer(store, laws, token);
        var upkeep = new Upkeep(store, laws);
        upkeep.start();
        return new Sandbox(server, upkeep, kubeconfig(server.url()));
    }

    private static ObjectNode named(String name) {
        var object = Json.NODES.objectNode();
        object.putObject("metadata").put("name", name);
        return object;
    }

    private static String token() {
        var bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String kubeconfig(String url) {
        var config = Json.NODES
                .objectNode()
                .put("apiVersion", "v1")
                .put("kind", "Config")
                .put("current-context", "sandbox");
        config.putArray("clusters")
                .addObject()
                .put("name", "sandbox")
                .putObject("cluster")
                .put("server", url);
        config.putArray("users").addObject().put("name", "sandbox").putObject("user");
        config.putArray("contexts")
                .addObject()
                .put("name", "sandbox")
                .putObject("context")
                .put("cluster", "sandbox")
                .put("user", "sandbox")
                .put("namespace", "default");
        return config.toString();
    }

    public String kubeconfig() {
        return kubeconfig;
    }

    public static void main(String[] arguments) throws IOException {
        try (var sandbox = start()) {
            System.out.println(sandbox.kubeconfig());
            System.out.flush();
            while (System.in.read() >= 0) {
                // Nothing is said to it; it waits for the end.
            }
        }
        Runtime.getRuntime().halt(0);
    }

    @Override
    public void close() {
        upkeep.close();
        server.close();
    }
}
