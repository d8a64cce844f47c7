package io.slipway.adapters.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.slipway.engine.task.Direction;
import io.slipway.engine.task.Outcome;
import io.slipway.testsystems.Cluster;
import io.slipway.testsystems.WithCluster;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/**
 * Charts that each do one thing that charts do: installed, taken away, installed again, left alone, upgraded and put back;
 * several at once, each as a release of its own in one namespace.
 */
@WithCluster
class HelmChartsIT {

    HelmBench bench;
    KindsOfCharts kinds;

    @BeforeEach
    void open(Cluster cluster, @TempDir Path temp) {
        bench = new HelmBench(cluster, temp);
        kinds = new KindsOfCharts(bench.charts, bench.namespace);
    }

    @AfterEach
    void close() {
        definitions("things").delete();
        definitions("stores").delete();
        bench.close();
        assertThat(HelmBench.workers()).isEmpty();
    }

    private io.fabric8.kubernetes.client.dsl.Resource<?> definitions(String plural) {
        return bench.client.apiextensions().v1().customResourceDefinitions().withName(plural + "." + kinds.group());
    }

    @Test
    void eachKindOfChartIsInstalledLeftAloneUpgradedAndPutBack() throws Exception {
        var threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Void>> stories = List.of(
                    told("stateful", this::stateful),
                    told("hooks", this::hooks),
                    told("job", this::plain),
                    told("crds", this::definitions),
                    told("subcharts", this::subcharts),
                    told("lookup", this::lookup),
                    told("schema", this::schema),
                    told("password", this::password),
                    told("library", this::library),
                    told("many", this::many));
            var told = threads.invokeAll(stories);
            assertAll(told.stream().map(story -> (Executable) story::get));
        } finally {
            threads.shutdownNow();
        }
    }

    private interface Telling {
        void tell(ChartStory story) throws Exception;
    }

    private Callable<Void> told(String kind, Telling telling) {
        return () -> {
            kinds.write(kind);
            telling.tell(new ChartStory(bench, kind));
            return null;
        };
    }

    private void plain(ChartStory story) throws InterruptedException {
        assertThat(story.installAndTakeAway()).isEqualTo("null");
        assertThat(story.installAndUpgrade()).hasSize(1);
    }

    /** The claim has data in it; what it is named by is told. */
    private void stateful(ChartStory story) throws InterruptedException {
        assertThat(story.installAndTakeAway()).contains("PersistentVolumeClaim", "data-stateful-db-0");
        story.installAndUpgrade();
        assertThat(bench.client
                        .persistentVolumeClaims()
                        .inNamespace(bench.namespace)
                        .withName("data-stateful-db-0")
                        .get()
                        .getStatus()
                        .getPhase())
                .isEqualTo("Bound");
    }

    private void hooks(ChartStory story) throws InterruptedException {
        plain(story);
        var made = bench.client.configMaps().inNamespace(bench.namespace).list().getItems().stream()
                .filter(map -> map.getMetadata().getName().startsWith("hooks-hook-"))
                .sorted(Comparator.comparing(
                        (ConfigMap map) -> Long.parseLong(map.getMetadata().getResourceVersion())))
                .map(map -> map.getMetadata().getName())
                .toList();
        assertThat(made)
                .as("in the order of their weights, or gone")
                .isIn(List.of(), List.of("hooks-hook-c", "hooks-hook-b", "hooks-hook-a"));
    }

    private void definitions(ChartStory story) throws InterruptedException {
        assertThat(story.installAndTakeAway()).contains("CustomResourceDefinition things." + kinds.group());
        story.installAndUpgrade();
        var thing = bench.client
                .genericKubernetesResources(kinds.group() + "/v1", "Thing")
                .inNamespace(bench.namespace)
                .withName("crds-thing")
                .get();
        assertThat(thing.getAdditionalProperties()).as("put back too").containsEntry("size", 1);
    }

    private void subcharts(ChartStory story) throws InterruptedException {
        assertThat(story.installAndTakeAway())
                .as("a part's definition stays, and is told")
                .isEqualTo("[\"CustomResourceDefinition stores." + kinds.group() + "\"]");
        var upgraded = story.installAndUpgrade();
        assertThat(upgraded).containsKey("ConfigMap subcharts-cache").doesNotContainKey("ConfigMap subcharts-db");
        var db = story.object(story.objects(), "ConfigMap subcharts-db");
        assertThat(db.at("/data/color").asText()).isEqualTo("deep");
        assertThat(db.at("/data/site").asText()).isEqualTo("north");
    }

    private void lookup(ChartStory story) throws InterruptedException {
        story.installAndTakeAway();
        var upgraded = story.installAndUpgrade();
        assertThat(upgraded.get("Secret lookup-password"))
                .as("looked up in the cluster, not drawn again")
                .isEqualTo(story.objects().get("Secret lookup-password"));
    }

    private void password(ChartStory story) throws InterruptedException {
        story.installAndTakeAway();
        var upgraded = story.installAndUpgrade();
        assertThat(story.object(story.objects(), "Secret password-password").path("data"))
                .isNotEqualTo(story.object(upgraded, "Secret password-password").path("data"));
    }

    private void schema(ChartStory story) throws InterruptedException {
        var outcome = bench.delegate.run(story.task(Direction.DO, "wrong", 1, "pink"));
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(((Outcome.Failed) outcome).reason()).contains("color", "schema");
        assertThat(((Outcome.Failed) outcome).retryable()).isFalse();
        plain(story);
    }

    private void library(ChartStory story) throws InterruptedException {
        story.installAndTakeAway();
        var upgraded = story.installAndUpgrade();
        var label = "/metadata/labels/version";
        assertThat(story.object(upgraded, "Service library").at(label).asText()).isEqualTo("2");
        assertThat(story.object(story.objects(), "Service library").at(label).asText())
                .isEqualTo("1");
    }

    private void many(ChartStory story) throws InterruptedException {
        story.installAndTakeAway();
        assertThat(story.installAndUpgrade()).hasSize(31).containsKey("ConfigMap many-39");
        assertThat(story.objects()).hasSize(31).containsKey("ConfigMap many-0").doesNotContainKey("ConfigMap many-39");
    }
}
