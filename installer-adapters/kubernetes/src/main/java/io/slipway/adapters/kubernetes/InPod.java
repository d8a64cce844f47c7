package io.slipway.adapters.kubernetes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** The cluster that Slipway itself runs in, by the service account of its pod: kubectl's last resort too. */
record InPod(Path folder, Map<String, String> environment) {

    static InPod of(Map<String, String> environment) {
        return new InPod(Path.of("/var/run/secrets/kubernetes.io/serviceaccount"), environment);
    }

    Optional<ObjectNode> config() {
        var host = environment.getOrDefault("KUBERNETES_SERVICE_HOST", "");
        if (host.isBlank() || !Files.isReadable(folder.resolve("token"))) return Optional.empty();
        try {
            return Optional.of(config(host));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private ObjectNode config(String host) throws IOException {
        var port = environment.getOrDefault("KUBERNETES_SERVICE_PORT", "443");
        var config = JsonNodeFactory.instance.objectNode();
        config.put("apiVersion", "v1").put("kind", "Config").put("current-context", "in-pod");
        named(config, "clusters", "cluster")
                .put("server", "https://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port)
                .put(
                        "certificate-authority-data",
                        Base64.getEncoder().encodeToString(Files.readAllBytes(folder.resolve("ca.crt"))));
        named(config, "users", "user")
                .put("token", Files.readString(folder.resolve("token")).strip());
        var context =
                named(config, "contexts", "context").put("cluster", "in-pod").put("user", "in-pod");
        var namespace = folder.resolve("namespace");
        if (Files.isReadable(namespace))
            context.put("namespace", Files.readString(namespace).strip());
        return config;
    }

    private static ObjectNode named(ObjectNode config, String list, String key) {
        return config.putArray(list).addObject().put("name", "in-pod").putObject(key);
    }
}
