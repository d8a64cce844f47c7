package io.slipway.web.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.slipway.engine.site.SiteSettingsReader;
import io.slipway.testsystems.Cluster;
import io.slipway.testsystems.WithCluster;
import io.slipway.web.TestServer;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A retry with other values applies other objects; when it fails, all is as it was before the first round. TR-13, TR-20. */
@WithCluster
class RetriedObjectsIT {

    private static final String MANIFEST = """
            kind: TaskPackage
            name: shop
            version: 1.0.0
            tasks:
              - id: config
                type: kubernetes
                idempotent: true
                config: {type: object, properties: {name: {type: string}}}
                spec:
                  namespace: %s
                  objects:
                    - {apiVersion: v1, kind: ConfigMap, metadata: {name: "${values.name}"}, data: {colour: ours}}
              - id: later
                type: shell
                dependsOn: [config]
                config: {type: object, properties: {code: {type: string}}}
                spec: {run: "[ $CODE = 0 ] && sleep 600; exit $CODE", env: {CODE: "${values.code}"}}
            """;

    private TestServer server;
    private Runs runs;
    private KubernetesClient client;
    private String namespace;

    @BeforeEach
    void start(Cluster cluster) throws Exception {
        server = TestServer.start(
                SiteSettingsReader.defaults(),
                Map.of("KUBECONFIG", cluster.kubeconfig().toString()));
        runs = new Runs(server);
        namespace = cluster.namespace();
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(null, Files.readString(cluster.kubeconfig()), null))
                .build();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private static String values(String name, int code) {
        return "\"values\":{\"tasks\":{\"config\":{\"name\":\"" + name + "\"},\"later\":{\"code\":\"" + code + "\"}}}";
    }

    private void makeByHand(String name) {
        client.configMaps()
                .inNamespace(namespace)
                .resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .addToData("mine", "kept")
                        .build())
                .create();
    }

    private Map<String, String> dataOf(String name) {
        var found = client.configMaps().inNamespace(namespace).withName(name).get();
        return found == null ? Map.of() : found.getData();
    }

    private void post(String path, String body) {
        var answer = runs.operator.post("/api/v1/runs" + path, body);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    }

    @Test
    void whatLaterRoundsHaveTouchedIsPutBackToo() {
        makeByHand("second");
        runs.push(MANIFEST.formatted(namespace));
        post("", "{\"package\":\"shop\",\"id\":\"shop-1\"," + values("first", 0) + "}");
        runs.awaitTask("shop-1", "later", "running");
        post("/shop-1/cancel", "{\"keep\":true}");
        runs.await("shop-1", "cancelled");
        assertThat(dataOf("first")).isEqualTo(Map.of("colour", "ours"));

        post("/shop-1/retry", "{" + values("second", 1) + "}");
        runs.await("shop-1", "rolled-back", "failed");

        assertThat(dataOf("first")).as("made by the first round").isEmpty();
        assertThat(dataOf("second")).as("changed by the second round").isEqualTo(Map.of("mine", "kept"));
    }
}
