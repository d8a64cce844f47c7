package io.slipway.adapters.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.release.ReleaseState;
import io.slipway.engine.release.Revision;
import io.slipway.engine.task.Direction;
import io.slipway.engine.task.Outcome;
import io.slipway.engine.task.Probe;
import io.slipway.testsystems.Cluster;
import io.slipway.testsystems.WithCluster;
import io.slipway.testsystems.shared.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithCluster
class HelmTaskIT {

    private static final String V1 = "{'chart': 'charts/v1', 'release': 'shop', 'values': {'color': 'red'}}";
    private static final String V2 = "{'chart': 'charts/v2', 'release': 'shop', 'values': {'color': 'blue'}}";

    HelmBench bench;

    @BeforeEach
    void open(Cluster cluster, @TempDir Path temp) {
        bench = new HelmBench(cluster, temp);
        bench.charts.chart(
                "charts/v1",
                "1.0.0",
                "secret.yaml",
                TestCharts.SECRET,
                "config.yaml",
                TestCharts.CONFIG,
                "service.yaml",
                TestCharts.SERVICE);
    }

    @AfterEach
    void close() {
        bench.close();
        assertThat(HelmBench.workers()).isEmpty();
    }

    private Outcome run(String run, String spec) throws InterruptedException {
        return bench.delegate.run(bench.task(run, spec));
    }

    private Outcome.Done done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return (Outcome.Done) outcome;
    }

    private static int revision(Map<String, JsonNode> outputs) {
        return Integer.parseInt(text(outputs, "revision"));
    }

    private static String text(Map<String, JsonNode> outputs, String name) {
        return Objects.requireNonNull(outputs.get(name), name).asText();
    }

    private String failed(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return ((Outcome.Failed) outcome).reason();
    }

    @Test
    void aChartIsInstalledUpgradedAndLeftAloneWhenNothingChanged() throws Exception {
        var task = bench.task("run-1", V1);
        assertThat(bench.delegate.check(task).all()).isEmpty();
        assertThat(bench.delegate.resources(task))
                .extracting(Object::toString)
                .containsExactly("release:test/" + bench.namespace + "/shop");
        assertThat(bench.delegate.plan(task).kind().name()).isEqualTo("CREATE");
        var before = bench.delegate.record(task);
        assertThat(bench.delegate.probe(task, before)).isInstanceOf(Probe.Absent.class);

        var first = done(bench.delegate.run(task)).outputs();

        assertThat(revision(first)).isEqualTo(1);
        assertThat(text(first, "endpoint")).isEqualTo("shop." + bench.namespace + ".svc:5432");
        assertThat(bench.delegate.probe(task, before)).isInstanceOf(Probe.Present.class);
        assertThat(bench.delegate.plan(bench.task("run-2", V1)).kind().name()).isEqualTo("KEEP");
        var again = done(run("run-2", V1)).outputs();
        assertThat(revision(again)).as("no new revision").isEqualTo(1);

        bench.charts.chart("charts/v2", "2.0.0", "config.yaml", TestCharts.CONFIG);
        assertThat(bench.delegate.plan(bench.task("run-3", V2)).what()).contains("shop-1.0.0", "shop-2.0.0");
        var upgraded = done(run("run-3", V2)).outputs();
        assertThat(revision(upgraded)).isEqualTo(2);
        assertThat(bench.objects()).containsKey("ConfigMap shop-config").doesNotContainKey("Service shop");
        assertThat(bench.object("ConfigMap shop-config").at("/data/color").asText())
                .isEqualTo("blue");
        assertThat(bench.book.values(bench.release(), 2))
                .hasValueSatisfying(text -> assertThat(text).contains("blue"));
    }

    @Test
    void aFailedUpgradeIsPutBackToExactlyWhatWasThere() throws Exception {
        done(run("run-1", V1));
        var objects = bench.objects();
        bench.charts.chart(
                "charts/v2",
                "2.0.0",
                "secret.yaml",
                TestCharts.SECRET,
                "config.yaml",
                TestCharts.CONFIG,
                "other.yaml",
                TestCharts.CONFIG.replace("-config", "-other"),
                "hook.yaml",
                TestCharts.hook("post-upgrade", "failing"));
        var task = bench.task("run-2", V2);
        var before = bench.delegate.record(task);

        assertThat(failed(bench.delegate.run(task))).contains("post-upgrade");

        assertThat(bench.objects()).containsKey("ConfigMap shop-other").doesNotContainKey("Service shop");
        assertThat(bench.delegate.probe(task, before)).isInstanceOf(Probe.Partly.class);
        done(bench.delegate.undo(bench.undo("run-2", V2), before));
        assertThat(bench.objects()).as("the random password too").isEqualTo(objects);
        assertThat(bench.delegate.probe(bench.undo("run-2", V2), before)).isInstanceOf(Probe.Absent.class);
        done(bench.delegate.undo(bench.undo("run-2", V2), before));
        assertThat(latest().number()).as("not put back twice").isEqualTo(3);
        assertThat(revision(done(run("run-3", V1)).outputs()))
                .as("nothing to do")
                .isEqualTo(3);
    }

    private Revision latest() {
        return bench.releases.history(bench.release()).latest().orElseThrow();
    }

    @Test
    void aFailedInstallLeavesNothing() throws Exception {
        var objects = bench.objects();
        bench.charts.write("charts/v1/templates/hook.yaml", TestCharts.hook("post-install", "failing"));
        var task = bench.task("run-1", V1);
        var before = bench.delegate.record(task);

        assertThat(failed(bench.delegate.run(task))).contains("post-install");

        assertThat(bench.objects()).containsKeys("Job shop-hook", "Secret shop-password");
        done(bench.delegate.undo(bench.undo("run-1", V1), before));
        assertThat(bench.objects()).isEqualTo(objects);
        assertThat(bench.releases.history(bench.release()).revisions()).isEmpty();
    }

    @Test
    void aWorkerKilledInMidInstallEndsCleanOnTheNextAttempt() throws Exception {
        bench.charts.write("charts/v1/templates/hook.yaml", TestCharts.hook("post-install", "never-ready"));
        var task = bench.task("run-1", V1);
        var before = bench.delegate.record(task);
        var attempt = CompletableFuture.supplyAsync(() -> runUnchecked(task));
        Waiting.until(
                "the hook runs", Duration.ofSeconds(20), () -> bench.objects().containsKey("Job shop-hook"));

        HelmBench.workers().forEach(ProcessHandle::destroyForcibly);

        assertThat(failed(attempt.get())).contains("worker process ended");
        assertThat(latest().state()).isEqualTo(ReleaseState.PENDING_INSTALL);
        assertThat(bench.delegate.probe(task, before)).isInstanceOf(Probe.Partly.class);
        done(bench.delegate.undo(task, before));
        assertThat(bench.releases.history(bench.release()).revisions()).isEmpty();
        bench.charts.write("charts/v1/templates/hook.yaml", "");
        assertThat(revision(done(bench.delegate.run(task)).outputs())).isEqualTo(1);
        assertThat(bench.objects()).doesNotContainKey("Job shop-hook");
    }

    @Test
    void whatDoesNotGetReadyFailsWithItsReasons() throws Exception {
        bench.charts.write("charts/v1/templates/api.yaml", TestCharts.deployment("image-missing"));
        var task = bench.task("run-1", Direction.DO, V1, bench.namespace, Duration.ofSeconds(6));
        var before = bench.delegate.record(task);

        assertThat(failed(bench.delegate.run(task))).contains("Deployment", "api", "ImagePullBackOff");

        assertThat(latest().state()).as("Helm was through").isEqualTo(ReleaseState.DEPLOYED);
        assertThat(bench.room.lines()).anyMatch(line -> line.contains("0 of 1"));
        done(bench.delegate.undo(bench.undo("run-1", V1), before));
        assertThat(bench.objects()).isEmpty();

        bench.charts.write("charts/v1/templates/api.yaml", TestCharts.deployment("ready"));
        done(run("run-2", V1));
        assertThat(bench.client
                        .apps()
                        .deployments()
                        .inNamespace(bench.namespace)
                        .withName("api")
                        .get()
                        .getStatus()
                        .getReadyReplicas())
                .isEqualTo(1);
    }

    private Outcome runUnchecked(io.slipway.engine.task.TaskContext task) {
        try {
            return bench.delegate.run(task);
        } catch (InterruptedException stopped) {
            return new Outcome.Failed("stopped", false);
        }
    }
}
