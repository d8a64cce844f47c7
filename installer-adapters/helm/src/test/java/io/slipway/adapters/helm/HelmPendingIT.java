package io.slipway.adapters.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.slipway.engine.release.ReleaseState;
import io.slipway.engine.release.Revision;
import io.slipway.engine.task.Outcome;
import io.slipway.engine.task.Probe;
import io.slipway.testsystems.Cluster;
import io.slipway.testsystems.WithCluster;
import io.slipway.testsystems.shared.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Releases that somebody was in the middle of, us or others. */
@WithCluster
class HelmPendingIT {

    private static final String V1 = "{'chart': 'v1', 'release': 'shop', 'values': {'color': 'red'}}";
    private static final String V2 = "{'chart': 'v2', 'release': 'shop', 'values': {'color': 'blue'}}";

    HelmBench bench;

    @BeforeEach
    void open(Cluster cluster, @TempDir Path temp) {
        bench = new HelmBench(cluster, temp);
        bench.charts.chart("v1", "1.0.0", "secret.yaml", TestCharts.SECRET, "config.yaml", TestCharts.CONFIG);
        bench.charts.chart(
                "v2",
                "2.0.0",
                "config.yaml",
                TestCharts.CONFIG,
                "other.yaml",
                TestCharts.CONFIG.replace("-config", "-other"));
    }

    @AfterEach
    void close() {
        bench.close();
        assertThat(HelmBench.workers()).isEmpty();
    }

    private void done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
    }

    private Revision latest() {
        return bench.releases.history(bench.release()).latest().orElseThrow();
    }

    /** Writes into Helm's record what it would hold if its maker had died then, or had been somebody else. */
    private void forge(int revision, ReleaseState state, boolean isForeign) {
        var secrets = bench.client.secrets().inNamespace(bench.namespace);
        var secret = secrets.withName("sh.helm.release.v1.shop.v" + revision).get();
        var record = ReleaseCodec.decode("it", String.valueOf(secret.getData().get("release")));
        ((ObjectNode) record.path("info")).put("status", state.word());
        if (isForeign) ((ObjectNode) record.at("/chart/metadata")).remove("annotations");
        secrets.resource(new SecretBuilder(secret)
                        .editMetadata()
                        .addToLabels("status", state.word())
                        .endMetadata()
                        .addToData("release", ReleaseCodec.encode(record))
                        .build())
                .update();
    }

    @Test
    void whatSomebodyElseIsAtIsLeftAlone() throws Exception {
        done(bench.delegate.run(bench.task("run-1", V1)));
        var objects = bench.objects();
        for (var state : List.of(
                ReleaseState.PENDING_INSTALL,
                ReleaseState.PENDING_UPGRADE,
                ReleaseState.PENDING_ROLLBACK,
                ReleaseState.UNINSTALLING)) {
            forge(1, state, true);
            var task = bench.task("run-2", V2);
            var before = bench.delegate.record(task);
            var outcome = bench.delegate.run(task);
            assertThat(outcome).isInstanceOf(Outcome.Failed.class);
            assertThat(((Outcome.Failed) outcome).reason())
                    .contains(state.word(), "somebody else", latest().since().toString());
            assertThat(bench.delegate.probe(task, before)).isInstanceOf(Probe.Absent.class);
            done(bench.delegate.undo(bench.undo("run-2", V2), before));
            assertThat(latest().state()).isEqualTo(state);
        }
        assertThat(bench.objects()).isEqualTo(objects);

        forge(1, ReleaseState.DEPLOYED, true);
        done(bench.delegate.run(bench.task("run-3", V2)));
        assertThat(bench.room.lines()).anyMatch(line -> line.startsWith("Takes over the release"));
    }

    @Test
    void anUpgradeAtWhichWeDiedIsTakenUpAgainOrPutBack() throws Exception {
        done(bench.delegate.run(bench.task("run-1", V1)));
        var objects = bench.objects();
        var task = bench.task("run-2", V2);
        var before = bench.delegate.record(task);
        done(bench.delegate.run(task));
        forge(2, ReleaseState.PENDING_UPGRADE, false);
        forge(1, ReleaseState.DEPLOYED, false);

        assertThat(bench.delegate.probe(task, before)).isInstanceOf(Probe.Partly.class);
        done(bench.delegate.undo(task, before));
        assertThat(bench.objects()).as("with the same password").isEqualTo(objects);
        assertThat(bench.delegate.probe(task, before)).isInstanceOf(Probe.Absent.class);

        done(bench.delegate.run(task));
        assertThat(bench.objects()).containsKey("ConfigMap shop-other");
        forge(latest().number(), ReleaseState.PENDING_UPGRADE, false);
        done(bench.delegate.run(bench.task("run-3", V1)));
        assertThat(bench.objects()).as("of another run, too").doesNotContainKey("ConfigMap shop-other");
    }

    @Test
    void aWayBackAtWhichWeDiedGoesOn() throws Exception {
        done(bench.delegate.run(bench.task("run-1", V1)));
        var objects = bench.objects();
        var task = bench.task("run-2", V2);
        var before = bench.delegate.record(task);
        done(bench.delegate.run(task));
        var undo = bench.undo("run-2", V2);
        done(bench.delegate.undo(undo, before));
        forge(3, ReleaseState.PENDING_UPGRADE, false);
        bench.client
                .configMaps()
                .inNamespace(bench.namespace)
                .withName("shop-config")
                .delete();

        assertThat(bench.delegate.probe(undo, before)).isInstanceOf(Probe.Partly.class);
        done(bench.delegate.undo(undo, before));

        assertThat(bench.objects()).isEqualTo(objects);
        assertThat(bench.delegate.probe(undo, before)).isInstanceOf(Probe.Absent.class);
    }

    @Test
    void aTaskThatIsCancelledTakesItsWorkerWithIt() throws Exception {
        bench.charts.write("v1/templates/hook.yaml", TestCharts.hook("post-install", "never-ready"));
        var task = bench.task("run-1", V1);
        var before = bench.delegate.record(task);
        var ended = new CompletableFuture<Boolean>();
        var thread = new Thread(() -> {
            try {
                bench.delegate.run(task);
                ended.complete(false);
            } catch (InterruptedException stopped) {
                ended.complete(HelmBench.workers().isEmpty());
            }
        });
        thread.start();
        Waiting.until(
                "the hook runs", Duration.ofSeconds(20), () -> bench.objects().containsKey("Job shop-hook"));

        thread.interrupt();

        assertThat(ended.get()).as("stopped, and no worker is left").isTrue();
        done(bench.delegate.undo(bench.undo("run-1", V1), before));
        assertThat(bench.objects()).isEmpty();
    }

    @Test
    void whatTheChartKeepsIsNamedAndTheNamespaceGoesWithTheRelease() throws Exception {
        var namespace = bench.namespace + "-new";
        bench.charts.chart(
                "kept",
                "1.0.0",
                "secret.yaml",
                TestCharts.SECRET.replace("metadata:", "metadata:\n  annotations: {helm.sh/resource-policy: keep}"));
        for (var chart : List.of("kept", "v1")) {
            var spec = "{'chart': '" + chart + "', 'release': 'shop', 'createNamespace': true, 'namespace': '"
                    + namespace + "'}";
            var task = bench.task("run-1", spec);
            assertThat(bench.delegate.check(task).all()).isEmpty();
            var before = bench.delegate.record(task);
            done(bench.delegate.run(task));
            var undone = (Outcome.Done) bench.delegate.undo(bench.undo("run-1", spec), before);
            if (chart.equals("kept")) {
                assertThat(String.valueOf(undone.outputs().get("left")))
                        .contains("Secret " + namespace + "/shop-password");
                bench.client.secrets().inNamespace(namespace).delete();
                bench.client.namespaces().withName(namespace).delete();
            }
            Waiting.until(
                    "the namespace is gone",
                    Duration.ofSeconds(30),
                    () -> bench.client.namespaces().withName(namespace).get() == null);
        }
    }

    @Test
    void aRemovalThatDiedBehindHelmsBackStillTakesWhatHooksLeft() throws Exception {
        bench.charts.write("v1/templates/hook.yaml", TestCharts.hook("post-install", "ready"));
        var task = bench.task("run-1", V1);
        var before = bench.delegate.record(task);
        done(bench.delegate.run(task));
        forge(1, ReleaseState.UNINSTALLED, false);
        assertThat(bench.objects()).containsKey("Job shop-hook");

        var undo = bench.undo("run-1", V1);
        assertThat(bench.delegate.probe(undo, before)).isInstanceOf(Probe.Partly.class);
        done(bench.delegate.undo(undo, before));

        assertThat(bench.objects()).isEmpty();
        assertThat(bench.releases.history(bench.release()).revisions()).isEmpty();
    }

    @Test
    void driftIsLookedAtOnlyWhereItIsWanted() throws Exception {
        done(bench.delegate.run(bench.task("run-1", V1)));
        bench.client
                .configMaps()
                .inNamespace(bench.namespace)
                .withName("shop-config")
                .edit(map -> {
                    map.getData().put("color", "by hand");
                    return map;
                });
        done(bench.delegate.run(bench.task("run-2", V1)));
        assertThat(latest().number()).isEqualTo(1);

        var looking = V1.replace("}}", "}, 'drift': true}");
        done(bench.delegate.run(bench.task("run-3", looking)));
        assertThat(latest().number()).isEqualTo(2);
        assertThat(bench.room.lines()).anyMatch(line -> line.contains("shop-config was changed at /data/color"));
        assertThat(bench.object("ConfigMap shop-config").at("/data/color").asText())
                .isEqualTo("red");
        done(bench.delegate.run(bench.task("run-4", looking)));
        assertThat(latest().number()).isEqualTo(2);
    }
}
