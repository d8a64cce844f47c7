package io.slipway.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;

/** What the API itself writes into an object: as little as others rely on. */
final class Beginnings {

    /** Of every namespace, so that nobody takes the sandbox for a cluster. */
    static final String MARK = "slipway.io/sandbox";

    private static final AtomicInteger ADDRESSES = new AtomicInteger(10);

    private Beginnings() {}

    static void fill(Kind kind, ObjectNode object) {
        switch (kind.fullName()) {
            case "secrets" -> secret(object);
            case "namespaces" -> namespace(object);
            case "services" -> service(object);
            case "customresourcedefinitions.apiextensions.k8s.io" -> definition(object);
            case "deployments.apps", "statefulsets.apps", "replicasets.apps" -> {
                if (!object.path("spec").hasNonNull("replicas"))
                    object.withObject("spec").put("replicas", 1);
            }
            default -> {}
        }
    }

    private static void secret(ObjectNode secret) {
        if (!secret.hasNonNull("type")) secret.put("type", "Opaque");
        if (secret.remove("stringData") instanceof ObjectNode plain)
            for (var one : plain.properties()) {
                var bytes = one.getValue().asText().getBytes(StandardCharsets.UTF_8);
                secret.withObject("data").put(one.getKey(), Base64.getEncoder().encodeToString(bytes));
            }
    }

    private static void namespace(ObjectNode namespace) {
        var labels = namespace.withObject("metadata").withObject("labels");
        labels.put(MARK, "true");
        labels.put(
                "kubernetes.io/metadata.name",
                namespace.path("metadata").path("name").asText());
        namespace.withObject("status").put("phase", "Active");
    }

    private static void service(ObjectNode service) {
        var spec = service.withObject("spec");
        if (!spec.hasNonNull("type")) spec.put("type", "ClusterIP");
        if (!spec.hasNonNull("clusterIP") && !spec.path("type").asText().equals("ExternalName")) {
            int address = ADDRESSES.getAndIncrement();
            spec.put("clusterIP", "10.96." + address / 250 % 250 + "." + address % 250);
        }
        for (var port : spec.path("ports"))
            if (port instanceof ObjectNode one && !one.hasNonNull("protocol")) one.put("protocol", "TCP");
        if (spec.path("type").asText().equals("LoadBalancer"))
            service.putObject("status")
                    .putObject("loadBalancer")
                    .putArray("ingress")
                    .addObject()
                    .put("ip", "192.0.2.1");
    }

    private static void definition(ObjectNode definition) {
        var conditions = definition.putObject("status").putArray("conditions");
        for (var type : new String[] {"NamesAccepted", "Established"})
            conditions
                    .addObject()
                    .put("type", type)
                    .put("status", "True")
                    .put("reason", "Sandbox")
                    .put(
                            "lastTransitionTime",
                            definition
                                    .path("metadata")
                                    .path("creationTimestamp")
                                    .asText());
        definition
                .withObject("status")
                .set("acceptedNames", definition.path("spec").path("names"));
    }

    /** What a new version of an object may leave out and keeps. */
    static void keep(ObjectNode before, ObjectNode after) {
        if (!before.path("kind").asText().equals("Service")) return;
        var address = before.path("spec").path("clusterIP");
        if (!address.isMissingNode()) after.withObject("spec").set("clusterIP", address);
    }
}
