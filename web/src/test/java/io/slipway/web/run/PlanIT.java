package io.slipway.web.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.slipway.engine.access.Role;
import io.slipway.engine.site.SiteSettingsReader;
import io.slipway.testsystems.Cluster;
import io.slipway.testsystems.WithCluster;
import io.slipway.web.Caller;
import io.slipway.web.TestServer;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a run would change is told before, and a run by such a plan holds to it. */
@WithCluster
class PlanIT {

    private TestServer server;
    private Runs runs;
    private Caller operator;
    private KubernetesClient client;
    private String namespace;

    @BeforeEach
    void start(Cluster cluster) throws Exception {
        server = TestServer.start(
                SiteSettingsReader.defaults(),
                Map.of("KUBECONFIG", cluster.kubeconfig().toString()));
        runs = new Runs(server);
        operator = runs.operator;
        namespace = cluster.namespace();
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(null, Files.readString(cluster.kubeconfig()), null))
                .build();
        runs.push("""
                kind: TaskPackage
                name: shop
                version: 1.0.0
                tasks:
                  - id: config
                    type: kubernetes
                    config:
                      type: object
                      properties:
                        colour: {type: string, default: blue}
                        password: {type: string, format: password, default: sesame-open}
                    spec:
                      namespace: %s
                      objects:
                        - apiVersion: v1
                          kind: ConfigMap
                          metadata: {name: settings}
                          data: {colour: "${values.colour}", url: "https://anna:${values.password}@shop"}
                  - {id: unwanted, type: noop, when: 'mode == "retry"'}
                  - id: given
                    type: noop
                    modes: [{when: 'mode != "retry"', outputs: {endpoint: "db:5432"}}]
                  - {id: known, type: noop, spec: {outputs: {at: "${outputs.given.endpoint}"}}}
                  - {id: made, type: noop, spec: {outputs: {name: x}}}
                  - {id: later, type: noop, spec: {outputs: {name: "${outputs.made.name}"}}}
                edges:
                  - {from: given, to: known}
                  - {from: made, to: later}
                """.formatted(namespace));
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private JsonNode plan(String values) {
        var answer = operator.post("/api/v1/packages/shop/plan", "{\"values\":" + values + "}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Runs.json(answer);
    }

    private static String values(String colour, String password) {
        return "{\"tasks\":{\"config\":{\"colour\":\"" + colour + "\",\"password\":\"" + password + "\"}}}";
    }

    private static JsonNode task(JsonNode plan, String id) {
        for (var task : plan.path("tasks")) if (task.path("id").asText().equals(id)) return task;
        throw new AssertionError(plan.toPrettyString());
    }

    private java.net.http.HttpResponse<String> start(String id, String values, String plan) {
        return operator.post(
                "/api/v1/runs",
                "{\"package\":\"shop\",\"id\":\"" + id + "\",\"plan\":\"" + plan + "\",\"values\":" + values + "}");
    }

    @Test
    void whatIsKnownIsToldAndWhatIsNotSaysOnWhatItWaits() {
        var plan = plan(values("blue", "geheimnis"));

        assertThat(task(plan, "config").path("change").asText()).isEqualTo("create");
        assertThat(task(plan, "config").path("diff").toString())
                .contains("+ ConfigMap " + namespace + "/settings", "data.colour: blue", "https://anna:•••@shop")
                .doesNotContain("geheimnis");
        assertThat(task(plan, "unwanted").path("what").asText()).startsWith("Left out: Its when is false");
        assertThat(task(plan, "given").path("what").asText())
                .isEqualTo("Installs nothing in this mode, and only answers endpoint.");
        assertThat(task(plan, "known").path("change").asText()).isEqualTo("keep");
        assertThat(task(plan, "later").path("what").asText())
                .isEqualTo("Cannot be told before: it waits for the output of task \"made\" (name).");
        assertThat(plan.path("digest").asText()).matches("[0-9a-f]{64}");
        assertThat(plan(values("blue", "geheimnis"))).isEqualTo(plan);
        assertThat(plan(values("blue", "other-secret")).path("digest")).isNotEqualTo(plan.path("digest"));
        assertThat(server.program(Role.VIEWER)
                        .post("/api/v1/packages/shop/plan", "{}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aRunByAPlanThatHoldsIsDoneAndThenNothingIsLeftToChange() {
        var blue = values("blue", "geheimnis");
        var started = start("planned", blue, plan(blue).path("digest").asText());
        assertThat(started.statusCode()).as(started.body()).isEqualTo(201);
        runs.await("planned", "succeeded");

        var again = plan(blue);

        assertThat(task(again, "config").path("change").asText())
                .as(again.toPrettyString())
                .isEqualTo("keep");
        assertThat(task(plan(values("red", "geheimnis")), "config").path("diff").toString())
                .contains("~ data.colour: blue → red");
    }

    @Test
    void aRunByAPlanIsRefusedWhenTheWorldHasMoved() {
        var blue = values("blue", "geheimnis");
        var digest = plan(blue).path("digest").asText();
        client.configMaps()
                .inNamespace(namespace)
                .resource(new io.fabric8.kubernetes.api.model.ConfigMapBuilder()
                        .withNewMetadata()
                        .withName("settings")
                        .endMetadata()
                        .addToData("other", "there")
                        .build())
                .create();

        var refused = start("moved", blue, digest);

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
        assertThat(Runs.json(refused).path("detail").asText())
                .startsWith("The plan does not hold any more: task \"config\" is another by now. Planned: ")
                .contains("makes 1", "changes 1");
        assertThat(Runs.json(refused).path("code").asText()).isEqualTo("RUNS-CONFLICT");
        var others = start(
                "others", values("red", "geheimnis"), plan(blue).path("digest").asText());
        assertThat(others.statusCode()).isEqualTo(409);
        assertThat(others.body()).contains("what was filled in is another by now");
        assertThat(start("unknown", blue, "0".repeat(64)).statusCode()).isEqualTo(400);
        assertThat(start("short", blue, "abc").statusCode()).isEqualTo(400);
    }
}
