package io.slipway.testsystems.daemon;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.slipway.testsystems.shared.Waiting;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The namespaces that tests have got. */
final class Namespaces {

    private final KubernetesClient client;
    private final Set<String> lent = ConcurrentHashMap.newKeySet();
    private final Set<String> returned = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "namespaces");
        thread.setDaemon(true);
        return thread;
    });

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

    /**
     * Not waited for, and not the test's business: the API server may be down just now, because another test has killed it.
     * Then it is tried again until it is there.
     */
    String delete(String name) {
        if (!lent.remove(name)) {
            throw new IllegalArgumentException("Not a namespace of a test: " + name);
        }
        returned.add(name);
        sweeper.execute(this::sweep);
        return "";
    }

    private synchronized void sweep() {
        for (var name : Set.copyOf(returned)) {
            try {
                client.namespaces().withName(name).delete();
                returned.remove(name);
            } catch (KubernetesClientException e) {
                sweeper.schedule(this::sweep, 2, TimeUnit.SECONDS);
                return;
            }
        }
    }

    void deleteAll() {
        sweeper.shutdownNow();
        returned.addAll(lent);
        for (var name : returned) {
            try {
                client.namespaces().withName(name).delete();
            } catch (KubernetesClientException e) {
                System.out.println("Namespace " + name + " is left over: " + e.getMessage());
            }
        }
    }
}
