package io.slipway.testsystems.daemon;

import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;

/** The one node, which kwok fills with pods. */
final class Node {

    static final String NAME = "node";

    private Node() {}

    static void create(KubernetesClient client) {
        client.nodes()
                .resource(new NodeBuilder()
                        .withNewMetadata()
                        .withName(NAME)
                        .addToAnnotations("kwok.x-k8s.io/node", "fake")
                        .addToLabels("kubernetes.io/hostname", NAME)
                        .addToLabels("kubernetes.io/os", "linux")
                        .addToLabels("kubernetes.io/arch", "amd64")
                        .endMetadata()
                        .build())
                .create();
    }

    static boolean isReady(KubernetesClient client) {
        var node = client.nodes().withName(NAME).get();
        return node.getStatus().getConditions().stream()
                        .anyMatch(condition -> condition.getType().equals("Ready")
                                && condition.getStatus().equals("True"))
                && node.getSpec().getTaints().isEmpty();
    }
}
