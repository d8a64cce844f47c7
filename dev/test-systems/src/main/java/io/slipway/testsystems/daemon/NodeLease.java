package io.slipway.testsystems.daemon;

import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.NonDeletingOperation;
import java.time.ZonedDateTime;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The node's sign of life. After 50 s without one the node counts as not ready, and whoever waits for a pod hangs. The
 * one that kwok gives comes every 25 s, and 25 s after each start of kwok, which is too close when kwok was killed.
 */
final class NodeLease {

    private static final String NAMESPACE = "kube-node-lease";
    private static final int SECONDS = 40;

    private NodeLease() {}

    /** As a kubelet does: four times in the life of a lease. */
    static void keep(KubernetesClient client) {
        var timer = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "node-lease");
            thread.setDaemon(true);
            return thread;
        });
        timer.scheduleWithFixedDelay(() -> renew(client), 0, SECONDS / 4, TimeUnit.SECONDS);
    }

    private static void renew(KubernetesClient client) {
        var lease = new LeaseBuilder()
                .withNewMetadata()
                .withName(Node.NAME)
                .withNamespace(NAMESPACE)
                .endMetadata()
                .withNewSpec()
                .withHolderIdentity(Node.NAME)
                .withLeaseDurationSeconds(SECONDS)
                .withRenewTime(ZonedDateTime.now())
                .endSpec()
                .build();
        try {
            client.leases().inNamespace(NAMESPACE).resource(lease).createOr(NonDeletingOperation::update);
        } catch (KubernetesClientException e) {
            System.out.println("The node's lease is renewed later, the API server is down: " + e.getMessage());
        }
    }
}
