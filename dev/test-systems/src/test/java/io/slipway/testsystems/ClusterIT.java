package io.slipway.testsystems;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.slipway.testsystems.shared.Waiting;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@WithCluster
class ClusterIT {

    private static final Set<String> NAMESPACES = ConcurrentHashMap.newKeySet();

    private final String namespaceOfTheConstructor;

    ClusterIT(Cluster cluster) {
        namespaceOfTheConstructor = cluster.namespace();
    }

    @RepeatedTest(2)
    void eachTestHasANamespaceOfItsOwn(Cluster cluster, Cluster again) {
        assertThat(NAMESPACES.add(cluster.namespace())).isTrue();
        assertThat(again.namespace()).isEqualTo(cluster.namespace()).isEqualTo(namespaceOfTheConstructor);
    }

    @Test
    void anAppliedDeploymentBecomesAvailable(Cluster cluster) {
        try (var workloads = Workloads.in(cluster)) {
            workloads.apply("shop", "");

            var deployment = workloads.awaitAvailable("shop");

            assertThat(deployment.getMetadata().getManagedFields())
                    .as("who owns which field, as only a real API server keeps it")
                    .anyMatch(entry -> "Apply".equals(entry.getOperation()));
            assertThat(deployment.getStatus().getReadyReplicas()).isEqualTo(1);
        }
    }

    @Test
    void aPodThatIsNeverReadySaysWhy(Cluster cluster) {
        try (var workloads = Workloads.in(cluster)) {
            workloads.apply("stuck", "never-ready");

            var pod = workloads.awaitPod(
                    "stuck", each -> "Running".equals(each.getStatus().getPhase()));

            assertThat(Workloads.readiness(pod).getStatus()).isEqualTo("False");
            assertThat(Workloads.readiness(pod).getReason()).isEqualTo("ContainersNotReady");
            assertThat(Workloads.readiness(pod).getMessage()).contains("[main]");
        }
    }

    @Test
    void aSlowPodIsReadyLaterThanAQuickOne(Cluster cluster) {
        try (var workloads = Workloads.in(cluster)) {
            workloads.apply("slow", "slow");
            workloads.apply("quick", "");

            workloads.awaitPod("quick", Workloads::isReady);

            assertThat(workloads.pod("slow")).isNot(ready());
            assertThat(workloads.awaitPod("slow", Workloads::isReady)).is(ready());
        }
    }

    @Test
    void aCrashLoopingPodRestartsAgainAndAgain(Cluster cluster) {
        try (var workloads = Workloads.in(cluster)) {
            workloads.apply("crashing", "crash-looping");

            var first = workloads.awaitPod("crashing", pod -> Workloads.restarts(pod) > 0);
            var later = workloads.awaitPod("crashing", pod -> Workloads.restarts(pod) > Workloads.restarts(first));

            assertThat(later).isNot(ready());
            assertThat(later.getStatus().getContainerStatuses())
                    .extracting(status -> status.getState().getWaiting().getReason())
                    .containsExactly("CrashLoopBackOff");
        }
    }

    @Test
    void aPodWithoutItsImageIsNeverStarted(Cluster cluster) {
        try (var workloads = Workloads.in(cluster)) {
            workloads.apply("imageless", "image-missing");

            var pod = workloads.awaitPod("imageless", each -> each.getStatus().getContainerStatuses().stream()
                    .anyMatch(status -> status.getState().getWaiting() != null
                            && "ImagePullBackOff"
                                    .equals(status.getState().getWaiting().getReason())));

            assertThat(pod.getStatus().getPhase()).isEqualTo("Pending");
        }
    }

    @Test
    void aJobCompletesAndAFailingOneFails(Cluster cluster) {
        try (var workloads = Workloads.in(cluster)) {
            workloads.run("good", "");
            workloads.run("bad", "failing");

            assertThat(workloads.awaitJob("good", "Complete").getStatus().getSucceeded())
                    .isEqualTo(1);
            assertThat(workloads.awaitJob("bad", "Failed").getStatus().getFailed())
                    .isEqualTo(1);
        }
    }

    @Test
    void anApplicationWithADiskGetsAVolumeAndGivesItBack(Cluster cluster) throws Exception {
        try (var workloads = Workloads.in(cluster)) {
            workloads.applyWithDisk("db");

            assertThat(workloads.awaitPod("db", Workloads::isReady)).is(ready());
            var claim = workloads
                    .client()
                    .persistentVolumeClaims()
                    .list()
                    .getItems()
                    .get(0);
            assertThat(claim.getStatus().getPhase()).isEqualTo("Bound");

            workloads.client().apps().statefulSets().withName("db").delete();
            workloads.client().resource(claim).delete();
            var volume = claim.getSpec().getVolumeName();
            Waiting.until(
                    "the volume is gone",
                    Duration.ofSeconds(60),
                    () -> workloads
                                    .client()
                                    .persistentVolumes()
                                    .withName(volume)
                                    .get()
                            == null);
        }
    }

    private static Condition<Pod> ready() {
        return new Condition<>(Workloads::isReady, "ready");
    }
}
