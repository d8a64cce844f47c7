package io.slipway.testsystems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.slipway.testsystems.shared.Waiting;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;

@Tag("long")
@WithCluster
class ClusterFaultIT {

    @RepeatedTest(3)
    void aWaitGoesOnWhenTheApiServerIsRestartedUnderIt(Cluster cluster) throws Exception {
        try (var workloads = Workloads.in(cluster)) {
            workloads.apply("slow", "slow");
            var available = new CompletableFuture<Deployment>();
            var deployment = workloads.client().apps().deployments().withName("slow");
            try (var watch = deployment.inform(completing(available))) {
                // fabric8 gives up when the very first list fails; what is asked here is what happens to a watch that
                // stands.
                Waiting.until("the watch stands", Duration.ofSeconds(30), watch::isWatching);

                cluster.restartApiServer();

                assertThat(available.get(60, TimeUnit.SECONDS).getStatus().getAvailableReplicas())
                        .isEqualTo(1);
            }
        }
    }

    private static ResourceEventHandler<Deployment> completing(CompletableFuture<Deployment> available) {
        return new ResourceEventHandler<>() {
            @Override
            public void onAdd(Deployment added) {
                if (Workloads.isAvailable(added)) available.complete(added);
            }

            @Override
            public void onUpdate(Deployment before, Deployment after) {
                if (Workloads.isAvailable(after)) available.complete(after);
            }

            @Override
            public void onDelete(Deployment gone, boolean unknown) {
                available.completeExceptionally(new AssertionError("The deployment is gone."));
            }
        };
    }

    @Test
    void anInformerHearsWhatHappensAfterARestart(Cluster cluster) throws Exception {
        try (var workloads = Workloads.in(cluster)) {
            var heard = new LinkedBlockingQueue<String>();
            try (var informer = workloads.client().configMaps().inform(namesInto(heard))) {
                create(workloads, "before");
                awaitName(heard, "before");
                Waiting.until("the watch stands", Duration.ofSeconds(30), informer::isWatching);

                cluster.restartApiServer();

                create(workloads, "after");
                awaitName(heard, "after");
                assertThat(informer.isRunning()).isTrue();
            }
        }
    }

    @Test
    void whatWasStoredOutlivesTheKill(Cluster cluster) {
        try (var workloads = Workloads.in(cluster)) {
            create(workloads, "kept");

            cluster.restartApiServer();

            assertThat(workloads.client().configMaps().withName("kept").get()).isNotNull();
        }
    }

    /** However often it went down before: clients that wait longer after each failure would be late here. */
    @RepeatedTest(5)
    void theControllersWorkOnSoonAfterARestart(Cluster cluster) {
        try (var workloads = Workloads.in(cluster)) {
            cluster.restartApiServer();
            var start = Instant.now();

            workloads.apply("shop", "");
            workloads.applyWithDisk("db");

            assertThat(workloads.awaitAvailable("shop")).matches(Workloads::isAvailable);
            assertThat(workloads.awaitPod("db", Workloads::isReady)).matches(Workloads::isReady);
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(20));
        }
    }

    @Test
    void aTestThatLeavesTheApiServerDownIsRepaired(Cluster cluster) {
        cluster.startApiServer(); // nothing happens, or this test is skipped as the one below would be

        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(LeavesItDown.class))
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.succeeded(1));

        try (var workloads = Workloads.in(cluster)) {
            assertThat(workloads.client().configMaps().list().getItems()).isNotEmpty();
        }
    }

    private static ResourceEventHandler<ConfigMap> namesInto(BlockingQueue<String> names) {
        return new ResourceEventHandler<>() {
            @Override
            public void onAdd(ConfigMap added) {
                names.add(added.getMetadata().getName());
            }

            @Override
            public void onUpdate(ConfigMap before, ConfigMap after) {}

            @Override
            public void onDelete(ConfigMap gone, boolean unknown) {}
        };
    }

    private static void create(Workloads workloads, String name) {
        var map = new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .build();
        workloads.client().configMaps().resource(map).create();
    }

    private static void awaitName(BlockingQueue<String> heard, String name) throws InterruptedException {
        for (var each = heard.poll(60, TimeUnit.SECONDS); !name.equals(each); each = heard.poll(60, TimeUnit.SECONDS)) {
            assertThat(each).as("waiting to hear of " + name).isNotNull();
        }
    }

    @WithCluster
    static class LeavesItDown {
        @Test
        void killsTheApiServer(Cluster cluster) {
            cluster.killApiServer();
            assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port(cluster)))
                    .isInstanceOf(ConnectException.class);
        }

        private static int port(Cluster cluster) {
            try (var workloads = Workloads.in(cluster)) {
                return workloads.client().getMasterUrl().getPort();
            }
        }
    }
}
