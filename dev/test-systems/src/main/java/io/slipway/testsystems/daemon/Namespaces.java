package io.slipway.testsystems.daemon;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.slipway.testsystems.shared.Waiting;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The namespaces that tests have got. */
final class Namespaces {

    private final KubernetesClient client;
    private final Set<String> lent = ConcurrentHashMap.newKeySet();

    Namespaces(KubernetesClient client) {
        this.client = client;
    }

    String create() throws Exception {
        var name = "test-" + Names.random(40);
        client.namespaces()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .addToLabels("app.kubernetes.io/managed-by", "slipway-test-systems")
                        .endMetadata()
                        .build())
                .create();
        lent.add(name);
        // Pods are refused until the controllers have put their service account and the certificate there.
        Waiting.until("namespace " + name + " is furnished", Duration.ofSeconds(30), () -> isFurnished(name));
        return name;
    }

    private boolean isFurnished(String name) {
        return client.serviceAccounts().inNamespace(name).withName("default").get() != null
                && client.configMaps()
                                .inNamespace(name)
                                .withName("kube-root-ca.crt")
                                .get()
                        != null;
    }

    /** Not waited for. */
    String delete(String name) {
        if (!lent.remove(name)) {
            throw new IllegalArgumentException("Not a namespace of a test: " + name);
        }
        client.namespaces().withName(name).delete();
        return "";
    }

    void deleteAll() {
        for (var name : Set.copyOf(lent)) {
            try {
                delete(name);
            } catch (KubernetesClientException e) {
                System.out.println("Namespace " + name + " is left over: " + e.getMessage());
            }
        }
    }
}
