package io.slipway.adapters.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.cluster.ObjectRef;
import io.slipway.engine.cluster.Readiness.Waited;
import io.slipway.testsystems.Cluster;
import io.slipway.testsystems.WithCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithCluster
class ReadinessIT {

    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    Stage stage;
    Cluster cluster;
    List<String> said = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void open(Cluster given) {
        cluster = given;
        stage = new Stage(given, folder);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private Waited await(Duration limit, ObjectRef... objects) throws InterruptedException {
        return stage.readiness.await("", List.of(objects), limit, said::add);
    }

    @Test
    void workloadsThatGetReadyAreWaitedFor() throws Exception {
        var api = stage.deployment("api", 3, "");
        var db = stage.apply(Stage.workload("StatefulSet", "db", 2, ""));
        var agent = stage.apply(Stage.workload("DaemonSet", "agent", 0, ""));
        var job = stage.apply(Stage.job("once", ""));
        var disk = stage.apply("""
                {'apiVersion': 'v1', 'kind': 'PersistentVolumeClaim', 'metadata': {'name': 'data'}, 'spec': {
                  'accessModes': ['ReadWriteOnce'], 'resources': {'requests': {'storage': '1Gi'}}}}""");
        var map = stage.apply("{'apiVersion': 'v1', 'kind': 'ConfigMap', 'metadata': {'name': 'map'}}");

        assertThat(await(LONG, api, db, agent, job, disk, map)).isEqualTo(new Waited.Ready());
        assertThat(said).anyMatch(line -> line.contains("Deployment " + stage.namespace + "/api: "));
    }

    @Test
    void aPodThatNeverGetsReadyIsNamedWithItsReasonWhenTheTimeIsOver() throws Exception {
        var api = stage.deployment("api", 1, "image-missing");
        var sick = stage.deployment("sick", 2, "never-ready");

        var waited = (Waited.TooLate) await(Duration.ofSeconds(3), api, sick);

        assertThat(waited.why())
                .contains("Deployment " + stage.namespace + "/api: 0 of 1 ready; pod api-")
                .contains(" ImagePullBackOff: Back-off pulling image \"example/api:1\"")
                .contains("Deployment " + stage.namespace + "/sick: 0 of 2 ready; pod sick-")
                .contains("runs, but is not ready");
    }

    @Test
    void aJobThatFailedIsHopelessAtOnce() throws Exception {
        var job = stage.apply(Stage.job("once", "failing"));

        var waited = (Waited.Hopeless) await(LONG, job);

        assertThat(waited.why())
                .startsWith("Job " + stage.namespace + "/once: failed: BackoffLimitExceeded")
                .contains("pod once-")
                .contains("ended with exit status 1");
    }

    @Test
    void aClaimWithoutAStorageClassSaysSo() throws Exception {
        var none = stage.apply("""
                {'apiVersion': 'v1', 'kind': 'PersistentVolumeClaim', 'metadata': {'name': 'data'}, 'spec': {
                  'storageClassName': '', 'accessModes': ['ReadWriteOnce'],
                  'resources': {'requests': {'storage': '1Gi'}}}}""");
        var balanced = stage.apply("""
                {'apiVersion': 'v1', 'kind': 'Service', 'metadata': {'name': 'front'},
                 'spec': {'type': 'LoadBalancer', 'ports': [{'port': 80}]}}""");

        var waited = (Waited.TooLate) await(Duration.ofSeconds(2), none, balanced);

        assertThat(waited.why())
                .contains("PersistentVolumeClaim " + stage.namespace + "/data: pending: no storage class")
                .contains("Service " + stage.namespace + "/front: the load balancer has given no address yet");
    }

    @Test
    void aWaitMayBeginWhileTheApiServerIsAway() throws Exception {
        var api = stage.deployment("api", 1, "");
        var fresh = new Stage(cluster, folder.resolve("other"));
        cluster.killApiServer();
        var waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return fresh.readiness.await("", List.of(api), LONG, said::add);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        });
        while (said.isEmpty() && !waiting.isDone()) Thread.sleep(20);

        cluster.startApiServer();

        assertThat(waiting.get(60, TimeUnit.SECONDS)).isEqualTo(new Waited.Ready());
        fresh.close();
    }

    @Test
    void aWaitEndsWhenItIsInterrupted() throws Exception {
        var api = stage.deployment("api", 1, "never-ready");
        var ended = new CompletableFuture<Throwable>();
        var thread = new Thread(() -> {
            try {
                await(LONG, api);
                ended.complete(null);
            } catch (Throwable stopped) {
                ended.complete(stopped);
            }
        });
        thread.start();
        while (said.isEmpty()) Thread.onSpinWait();

        thread.interrupt();

        assertThat(ended.get(5, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
    }
}
