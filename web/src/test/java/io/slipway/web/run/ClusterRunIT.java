package io.slipway.web.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.cluster.ClusterObjects;
import io.slipway.engine.cluster.ObjectRef;
import io.slipway.engine.site.SiteSettingsReader;
import io.slipway.testsystems.Cluster;
import io.slipway.testsystems.WithCluster;
import io.slipway.web.TestServer;
import io.slipway.web.pack.Archives;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whole runs whose tasks work on a real cluster. */
@WithCluster
class ClusterRunIT {

    private static final Duration LONG = Duration.ofSeconds(60);

    private TestServer server;
    private RunCalls runs;
    private String namespace;

    @BeforeEach
    void start(Cluster cluster) {
        namespace = cluster.namespace();
        server = TestServer.start(
                SiteSettingsReader.defaults(),
                Map.of("KUBECONFIG", cluster.kubeconfig().toString()));
        runs = RunCalls.on(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private byte[] shop(String version, String colour, String last) {
        return Archives.zip(Map.of(
                "package.yaml",
                """
                kind: TaskPackage
                name: shop
                version: %1$s
                tasks:
                  - {id: config, type: kubernetes, spec: {namespace: %2$s, files: [config.yaml], objects: [
                      {apiVersion: v1, kind: Service, metadata: {name: "shop-%3$s"}, spec: {ports: [{port: 80}]}}]}}
                  - {id: migrate, type: container, dependsOn: [config], spec: {namespace: %2$s, image: "example/migrate:1", keep: 1s}}
                  - {id: last, type: shell, dependsOn: [migrate], spec: {run: "%4$s", undo: "true"}}
                """.formatted(version, namespace, colour, last),
                "config.yaml",
                "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: shop}\ndata: {colour: " + colour + "}\n"));
    }

    private String colour() {
        var ref = new ObjectRef("v1", "ConfigMap", namespace, "shop");
        var found = server.bean(ClusterObjects.class).find("", List.of(ref));
        return found.isEmpty()
                ? ""
                : found.values().iterator().next().at("/data/colour").asText();
    }

    private List<String> services() {
        return server.bean(ClusterObjects.class).labelled("", "v1", "Service", namespace, "", "").stream()
                .map(service -> service.at("/metadata/name").asText())
                .toList();
    }

    @Test
    void anInstallThatFailsLeavesNothingAndAnUpgradeThatFailsWhatWasThere() {
        var first = runs.start(shop("1.0.0", "blue", "exit 1"), "shop");
        runs.awaitState(first, "rolled-back", LONG);
        assertThat(colour()).isEmpty();
        assertThat(services()).isEmpty();

        var second = runs.start(shop("1.0.0", "blue", "true"), "shop");
        runs.awaitState(second, "succeeded", LONG);
        assertThat(colour()).isEqualTo("blue");

        var third = runs.start(shop("2.0.0", "red", "exit 1"), "shop");
        runs.awaitState(third, "rolled-back", LONG);
        assertThat(colour()).isEqualTo("blue");
        assertThat(services()).containsExactly("shop-blue");

        var fourth = runs.start(shop("2.0.0", "red", "true"), "shop");
        runs.awaitState(fourth, "succeeded", LONG);
        assertThat(colour()).isEqualTo("red");
        assertThat(services()).as("what the new version lacks is gone").containsExactly("shop-red");
    }

    @Test
    void whatTheClusterWouldRefuseFailsTheRunBeforeAnythingIsDone() {
        var run = runs.start(Archives.zip(Map.of("package.yaml", """
                        kind: TaskPackage
                        name: wrong
                        version: 1.0.0
                        tasks:
                          - {id: config, type: kubernetes, spec: {namespace: %s, objects: [
                              {apiVersion: v1, kind: Service, metadata: {name: shop}, spec: {prots: []}}]}}
                        """.formatted(namespace))), "wrong");

        assertThat(runs.awaitState(run, "rolled-back", LONG).jsonString()).contains("KUBERNETES-REFUSED");
    }
}
