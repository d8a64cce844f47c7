package io.slipway.adapters.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.delegates.container.ContainerDelegate;
import io.slipway.engine.task.Direction;
import io.slipway.engine.task.Outcome;
import io.slipway.engine.task.Probe;
import io.slipway.engine.task.UndoRecord;
import io.slipway.testsystems.Cluster;
import io.slipway.testsystems.WithCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithCluster
class ContainerTasksIT {

    private static final String MIGRATE =
            "{'image': 'example/migrate:1', 'args': ['--all'], 'env': {'PASSWORD': 'hunter2'}, 'keep': '2s'}";
    private static final String FAILING =
            "{'image': 'example/migrate:1', 'labels': {'slipway.io/test': 'failing'}, 'undo': {'args': ['--drop'], 'labels': {}}}";
    private static final String ENDLESS =
            "{'image': 'example/migrate:1', 'labels': {'slipway.io/test': 'never-ready'}}";

    @TempDir
    Path folder;

    TaskOnCluster shop;

    @BeforeEach
    void open(Cluster cluster) throws Exception {
        shop = new TaskOnCluster(cluster, folder);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aContainerRunsToItsEndAndIsRemovedAfterwards() throws Exception {
        assertThat(shop.container.check(shop.task("run-1", MIGRATE)).render()).isEmpty();

        var tried = shop.run(shop.container, "run-1", MIGRATE);

        assertThat(tried.outcome()).isInstanceOf(Outcome.Done.class);
        assertThat(shop.log)
                .anyMatch(line -> line.startsWith("Began Job " + shop.stage.namespace + "/slipway-config-"));
        assertThat(shop.snapshot("batch/v1 Job").toString()).doesNotContain("hunter2");
        awaitNothing("batch/v1 Job", "v1 Pod", "v1 Secret");
    }

    private void awaitNothing(String... kinds) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!shop.snapshot(kinds).isEmpty() && System.nanoTime() < end) Thread.sleep(100);
        assertThat(shop.snapshot(kinds)).isEmpty();
    }

    @Test
    void aContainerThatFailsSaysHowAndIsUndoneByAnother() throws Exception {
        var tried = shop.run(shop.container, "run-1", FAILING);

        assertThat(((Outcome.Failed) tried.outcome()).reason())
                .contains("BackoffLimitExceeded")
                .contains("ended with exit status 1");
        var undone = shop.container.undo(shop.task("run-1", Direction.UNDO, 1, FAILING), tried.before());
        assertThat(undone).isInstanceOf(Outcome.Done.class);
        assertThat(shop.snapshot("batch/v1 Job")).hasSize(1).allSatisfy((name, job) -> assertThat(
                        job.at("/spec/template/spec/containers/0/args/0").asText())
                .isEqualTo("--drop"));
    }

    @Test
    void aJobThatAnEarlierProcessBeganIsGoneOnWith() throws Exception {
        var slow = "{'image': 'example/migrate:1', 'labels': {'slipway.io/test': 'slow'}}";
        var task = shop.task("run-1", slow);
        var before = shop.container.record(task);
        assertThat(shop.container.probe(task, before)).isEqualTo(new Probe.Absent());
        var first = new Thread(() -> {
            try {
                shop.container.run(task);
            } catch (InterruptedException killed) {
                Thread.currentThread().interrupt();
            }
        });
        first.start();
        while (shop.snapshot("batch/v1 Job").isEmpty()) Thread.sleep(20);
        first.interrupt();
        first.join();

        var other = new ContainerDelegate(
                shop.stage.clusters, shop.stage.objects, shop.stage.permissions, new FollowedJobs(shop.stage.clusters));
        assertThat(other.probe(task, before))
                .isInstanceOfSatisfying(
                        Probe.Ended.class, ended -> assertThat(ended.outcome()).isInstanceOf(Outcome.Done.class));
        assertThat(shop.snapshot("batch/v1 Job")).hasSize(1);
    }

    @Test
    void anotherAttemptBeginsAnew() throws Exception {
        shop.run(shop.container, "run-1", FAILING);
        var good = FAILING.replace("'failing'", "''");

        assertThat(shop.container.run(shop.task("run-1", Direction.DO, 2, good)))
                .isInstanceOf(Outcome.Done.class);
        assertThat(shop.snapshot("batch/v1 Job")).hasSize(1);
    }

    @Test
    void aContainerThatTakesTooLongIsEnded() throws Exception {
        shop.timeout = Duration.ofSeconds(4);

        var tried = shop.run(shop.container, "run-1", ENDLESS);

        assertThat(((Outcome.Failed) tried.outcome()).reason()).startsWith("Not done in time, and ended: Job ");
        awaitNothing("batch/v1 Job", "v1 Secret");
    }

    @Test
    void whereTheJobMayHaveEndedAndGoneAPersonDecides() throws Exception {
        var longAgo = new UndoRecord(Instant.now().minus(Duration.ofHours(1)).toString());

        assertThat(shop.container.probe(shop.task("run-1", MIGRATE), longAgo)).isInstanceOf(Probe.Unknown.class);
        assertThat(shop.container.undo(shop.task("run-1", Direction.UNDO, 1, MIGRATE), UndoRecord.NOTHING))
                .isEqualTo(Outcome.done());
    }

    @Test
    void whatTheClusterRefusesIsSaidBefore() {
        var spec = "{'image': 'example/migrate:1', 'resources': {'limits': {'memory': 'plenty'}}}";

        assertThat(shop.container.check(shop.task("run-1", spec)).render())
                .contains("KUBERNETES-REFUSED")
                .contains("Task \"config\": the cluster refuses Job ")
                .contains("quantities must match");
    }
}
