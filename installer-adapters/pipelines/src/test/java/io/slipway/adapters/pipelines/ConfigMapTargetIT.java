package io.slipway.adapters.pipelines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.adapters.kubernetes.KubernetesObjects;
import io.slipway.adapters.kubernetes.SiteClusters;
import io.slipway.adapters.kubernetes.WatchedReadiness;
import io.slipway.engine.cluster.ObjectRef;
import io.slipway.engine.cluster.Written;
import io.slipway.engine.install.InstallProblem;
import io.slipway.engine.site.Instance;
import io.slipway.engine.site.Instance.Rollout;
import io.slipway.engine.site.Targets;
import io.slipway.engine.task.Probe;
import io.slipway.testsystems.Cluster;
import io.slipway.testsystems.WithCluster;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An instance that is a ConfigMap with pods that run it, on a real control plane. AP-22. */
@WithCluster
class ConfigMapTargetIT {

    private static final String PART = "sources: {in: {type: stdin}}\nsinks: {out: {type: console, inputs: [in]}}";

    @TempDir
    Path folder;

    private String namespace;
    private SiteClusters clusters;
    private KubernetesObjects objects;
    private Stage stage;

    @BeforeEach
    void open(Cluster cluster) {
        namespace = cluster.namespace();
        var site =
                new io.slipway.engine.site.Cluster("prod", Optional.of(cluster.kubeconfig()), Optional.empty(), true);
        clusters = new SiteClusters(new Targets<>(Map.of("prod", site)), Map.of(), folder.resolve("kubeconfig"));
        objects = new KubernetesObjects(clusters);
        stage = new Stage(folder.resolve("site")).on(objects, new WatchedReadiness(clusters));
        apply("""
                {'apiVersion': 'v1', 'kind': 'ConfigMap', 'metadata': {'name': 'vector'},
                 'data': {'vector.yaml': 'data_dir: /data', 'other': 'stays'}}""");
        apply("""
                {'apiVersion': 'apps/v1', 'kind': 'Deployment', 'metadata': {'name': 'vector'}, 'spec': {
                  'replicas': 2, 'selector': {'matchLabels': {'app': 'vector'}},
                  'template': {'metadata': {'labels': {'app': 'vector'}},
                    'spec': {'containers': [{'name': 'main', 'image': 'example/vector:1'}]}}}}""");
    }

    private void apply(String json) {
        var object = (ObjectNode) TestRoom.json(json);
        object.withObject("/metadata").put("namespace", namespace);
        assertThat(objects.create("", object)).isInstanceOf(Written.Stored.class);
    }

    @AfterEach
    void close() {
        clusters.close();
        stage.close();
    }

    private JsonNode live(String apiVersion, String kind, String name) {
        var ref = new ObjectRef(apiVersion, kind, namespace, name);
        return Optional.<JsonNode>ofNullable(objects.find("", List.of(ref)).get(ref))
                .orElseGet(() -> TestRoom.json("{}"));
    }

    private Instance map(String name, String workload) {
        return new Instance.ConfigMap(
                Optional.of("prod"),
                namespace,
                name,
                Optional.empty(),
                Optional.of(new Rollout("deployment", workload)));
    }

    @Test
    void theTextIsInTheMapAndThePodsRunItAndBothGoBack() throws Exception {
        var template = live("apps/v1", "Deployment", "vector").at("/spec/template");
        stage.role("vector", "agg", map("vector", "vector"), map("fresh", "vector"));
        var context = TestRoom.in(folder).task("{}");
        var task = stage.task("shop-1", "vector", Map.of("agg", PART));
        assertThat(stage.kind("vector").check(task).render()).isEmpty();
        var todo = stage.kind("vector").second(task);
        stage.kind("vector").third(task, todo, context);

        var text = live("v1", "ConfigMap", "vector").at("/data/vector.yaml").asText();
        assertThat(text).contains("# slipway: part of shop", "\"data_dir\": \"/data\"");
        var deployment = live("apps/v1", "Deployment", "vector");
        assertThat(deployment.at("/spec/template/metadata/annotations").fieldNames())
                .toIterable()
                .containsExactly(ConfigMapTarget.DIGEST);
        assertThat(deployment.at("/status/updatedReplicas").asInt()).isEqualTo(2);
        assertThat(live("v1", "ConfigMap", "fresh").at("/data/vector.yaml").asText())
                .contains("stdin");
        assertThat(stage.kind("vector").probe(task, todo, context)).isInstanceOf(Probe.Present.class);

        stage.kind("vector").rollback(task, todo, context);
        assertThat(live("v1", "ConfigMap", "vector").path("data"))
                .isEqualTo(TestRoom.json("{'vector.yaml': 'data_dir: /data', 'other': 'stays'}"));
        assertThat(live("v1", "ConfigMap", "fresh").isEmpty()).isTrue();
        assertThat(live("apps/v1", "Deployment", "vector").at("/spec/template")).isEqualTo(template);
    }

    @Test
    void aRolloutThatCannotBeMakesAllGoBack() {
        stage.role("vector", "agg", stage.fileInstance("one.yaml"), map("vector", "nowhere"));
        var task = stage.task("shop-1", "vector", Map.of("agg", PART));
        var todo = stage.kind("vector").second(task);
        assertThatThrownBy(() -> stage.kind("vector")
                        .third(task, todo, TestRoom.in(folder).task("{}")))
                .isInstanceOf(InstallProblem.class)
                .hasMessageContaining("Deployment " + namespace + "/nowhere is not there")
                .hasMessageContaining("run what they ran before");
        assertThat(stage.text("one.yaml")).isEqualTo("nothing");
        assertThat(live("v1", "ConfigMap", "vector").at("/data/vector.yaml").asText())
                .isEqualTo("data_dir: /data");
    }
}
