package io.slipway.web.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Config;
import io.fabric8.kubernetes.api.model.NamedContextBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.slipway.engine.site.SiteSettingsReader;
import io.slipway.testsystems.Cluster;
import io.slipway.testsystems.WithCluster;
import io.slipway.web.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run's target says in which cluster, and there in which namespace, its tasks work. */
@WithCluster
class TargetIT {

    @TempDir
    Path folder;

    private TestServer server;
    private Runs runs;
    private KubernetesClient client;
    private String prod;
    private String test;

    /** One API server under two names, each with a namespace of its own. */
    @BeforeEach
    void start(Cluster cluster) throws Exception {
        prod = cluster.namespace();
        test = prod + "-test";
        client = new KubernetesClientBuilder()
                .withConfig(io.fabric8.kubernetes.client.Config.fromKubeconfig(
                        null, Files.readString(cluster.kubeconfig()), null))
                .build();
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(test)
                        .endMetadata()
                        .build())
                .create();
        Files.writeString(folder.resolve("kubeconfig"), withContexts(Files.readString(cluster.kubeconfig())));
        var settings = Files.writeString(folder.resolve("slipway.yaml"), """
                clusters:
                  prod: {kubeconfig: kubeconfig, context: prod, default: true}
                  test: {kubeconfig: kubeconfig, context: test}
                """);
        server = TestServer.start(
                SiteSettingsReader.readNamed(settings, Map.of()).orThrow(), Map.of());
        runs = new Runs(server);
        runs.push("""
                kind: TaskPackage
                name: shop
                version: 1.0.0
                tasks:
                  - {id: free, type: kubernetes, spec: {objects: [{apiVersion: v1, kind: ConfigMap, metadata: {name: free}}]}}
                  - {id: fixed, type: kubernetes, spec: {target: prod, objects: [{apiVersion: v1, kind: ConfigMap, metadata: {name: fixed}}]}}
                """);
    }

    private String withContexts(String kubeconfig) {
        var config = Serialization.unmarshal(kubeconfig, Config.class);
        var first = config.getContexts().get(0);
        for (var name : new String[] {prod, test})
            config.getContexts()
                    .add(new NamedContextBuilder(first)
                            .withName(name.equals(prod) ? "prod" : "test")
                            .editContext()
                            .withNamespace(name)
                            .endContext()
                            .build());
        return Serialization.asYaml(config);
    }

    @AfterEach
    void stop() {
        client.namespaces().withName(test).delete();
        client.close();
        server.close();
    }

    private java.net.http.HttpResponse<String> start(String id, String target) {
        return start("shop", id, target);
    }

    private java.net.http.HttpResponse<String> start(String name, String id, String target) {
        return runs.operator.post(
                "/api/v1/runs", "{\"package\":\"" + name + "\",\"id\":\"" + id + "\",\"target\":\"" + target + "\"}");
    }

    private boolean isIn(String namespace, String name) {
        return client.configMaps().inNamespace(namespace).withName(name).get() != null;
    }

    @Test
    void theTasksWorkInTheClusterOfTheRunUnlessTheyNameOne() {
        assertThat(start("on-test", "test").statusCode()).isEqualTo(201);
        runs.await("on-test", "succeeded");

        assertThat(isIn(test, "free")).isTrue();
        assertThat(isIn(prod, "free")).isFalse();
        assertThat(isIn(prod, "fixed")).isTrue();

        assertThat(start("on-prod", "prod/" + test).statusCode()).isEqualTo(201);
        runs.await("on-prod", "succeeded");
        assertThat(isIn(test, "fixed"))
                .as("the namespace of the run's own cluster")
                .isTrue();
    }

    @Test
    void aClusterThatNobodyKnowsIsRefusedBeforeAnythingIsDone() {
        var refused = start("nowhere", "prd");

        assertThat(refused.statusCode()).as(refused.body()).isBetween(400, 499);
        assertThat(refused.body()).contains("RUN-CLUSTER", "There is no cluster", "slipway.yaml names prod, test");
        var plan = runs.operator.post("/api/v1/packages/shop/plan", "{\"target\":\"prd\"}");
        assertThat(plan.body()).contains("RUN-CLUSTER");
        assertThat(isIn(prod, "free") || isIn(prod, "fixed")).isFalse();
    }

    @Test
    void releasesAndContainersGoWhereTheRunGoes() {
        var files = new TreeMap<String, String>();
        files.put("web/Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.0.0\n");
        files.put("web/templates/a.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: released}\n");
        files.put("package.yaml", """
                kind: TaskPackage
                name: goods
                version: 1.0.0
                tasks:
                  - {id: web, type: helm, spec: {chart: web}}
                  - {id: migrate, type: container, dependsOn: [web], spec: {image: "example/migrate:1", keep: 10m}}
                  - {id: fixed, type: helm, spec: {chart: web, release: fixed, target: prod, namespace: "%s"}}
                """.formatted(prod));
        runs.push(files);

        assertThat(start("goods", "on-test", "test").statusCode()).isEqualTo(201);
        runs.await("on-test", "succeeded");
        assertThat(isIn(test, "released")).isTrue();
        assertThat(jobs(test)).isOne();
        assertThat(releases(test)).containsOnly("web");
        assertThat(releases(prod)).as("a task's own target counts more").containsOnly("fixed");
        assertThat(jobs(prod)).isZero();
    }

    private int jobs(String namespace) {
        return client.batch()
                .v1()
                .jobs()
                .inNamespace(namespace)
                .list()
                .getItems()
                .size();
    }

    private List<String> releases(String namespace) {
        return client.secrets().inNamespace(namespace).withLabel("owner", "helm").list().getItems().stream()
                .map(record -> record.getMetadata().getLabels().get("name"))
                .toList();
    }
}
