package io.slipway.web.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.access.Role;
import io.slipway.engine.site.SiteSettingsReader;
import io.slipway.testsystems.Cluster;
import io.slipway.testsystems.KafkaBroker;
import io.slipway.testsystems.WithCluster;
import io.slipway.testsystems.WithKafka;
import io.slipway.web.Caller;
import io.slipway.web.TestServer;
import io.slipway.web.run.Runs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code examples/splunk-like} as it is, on a real control plane, a real broker and files of pipelines. AP-1 to AP-24. */
@WithCluster
@WithKafka
class SplunkLikeIT {

    private static final Path EXAMPLE =
            Path.of(System.getProperty("slipway.root", "..")).resolve("examples/splunk-like");

    @TempDir
    Path folder;

    private TestServer server;
    private Runs runs;
    private Caller operator;
    private KafkaBroker broker;
    private Cluster cluster;

    @BeforeEach
    void start(KafkaBroker broker, Cluster cluster) throws IOException {
        this.broker = broker;
        this.cluster = cluster;
        for (var name : new String[] {"edge.yaml", "parse.conf"}) Files.writeString(folder.resolve(name), "");
        var settings = Files.writeString(folder.resolve("slipway.yaml"), """
                kafka: {main: {bootstrap: "%s"}}
                pipelines:
                  vector: {edge: {instances: [{file: edge.yaml, reload: "true"}]}}
                  logstash: {parse: {instances: [{file: parse.conf, reload: "true"}]}}
                """.formatted(broker.bootstrapServers()));
        server = TestServer.start(
                SiteSettingsReader.readNamed(settings, Map.of()).orThrow(),
                Map.of("KUBECONFIG", cluster.kubeconfig().toString()));
        runs = new Runs(server);
        operator = server.program(Role.OPERATOR);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** The broker is everybody's, so the names of topics are made this test's own. */
    private Map<String, String> example(String version) {
        var files = new HashMap<String, String>();
        try (var all = Files.walk(EXAMPLE)) {
            for (var file : all.filter(Files::isRegularFile).toList())
                files.put(EXAMPLE.relativize(file).toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.computeIfPresent("app.conf", (name, text) -> text.replace("1.2.0", version));
        files.computeIfPresent(
                "default/datastream/kafka/topics.conf",
                (name, text) -> text.replaceAll("(?m)^\\[", "[" + broker.topicPrefix()));
        return files;
    }

    private String values() {
        return ",\"target\":\"/" + cluster.namespace()
                + "\",\"values\":{\"tasks\":{\"service\":{\"storageClass\":\"fast\",\"storagePath\":\"/data\","
                + "\"settle\":\"100ms\"}}}";
    }

    private JsonNode change(String action, String reference, String id, String more, String state) {
        var body = "{\"action\":\"%s\",\"package\":\"%s\",\"id\":\"%s\"%s}".formatted(action, reference, id, more);
        var answer = operator.post("/api/v1/installs", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return runs.await(id, state);
    }

    private JsonNode status(String app) {
        return Runs.json(operator.get("/api/v1/apps/" + app + "/status"));
    }

    private String text(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    @Test
    void theExampleIsPlannedInstalledUpgradedVerifiedAndUninstalledAndAnAppThatCollidesIsToldAllConflicts()
            throws Exception {
        var digest = runs.push(example("1.2.0"));
        var plan = operator.post("/api/v1/apps/plan", "{\"package\":\"" + digest + "\"" + values() + "}");
        assertThat(plan.body()).contains("service", "kafka", "vector", "logstash", "savedsearch", "dashboard", "alert");
        assertThat(text("edge.yaml")).as("a plan changes nothing").isEmpty();

        change("install", digest, "shop-1", values(), "succeeded");
        assertThat(text("edge.yaml")).contains("shop_orders", "0.0.0.0:8088");
        assertThat(text("parse.conf")).contains("elasticsearch");
        assertThat(status("shop").path("state").asText())
                .as(status("shop").toString())
                .isEqualTo("installed");

        var other = new HashMap<String, String>();
        other.put("app.conf", "[app]\nid = rival\nversion = 1.0.0\n");
        other.put(
                "default/datastream/kafka/topics.conf",
                "[" + broker.topicPrefix() + "orders]\npartitions = 3\nreplication.factor = 1\n");
        other.put("default/datastream/vector/edge/in.yaml", """
                sources:
                  shop_orders: {type: http_server, address: "0.0.0.0:9999"}
                  rival: {type: http_server, address: "0.0.0.0:8088"}
                """);
        change("install", runs.push(other), "rival-1", "", "rolled-back");
        var report = operator.get("/api/v1/runs/rival-1/report?format=text").body();
        assertThat(report).contains("shop_orders", "8088", broker.topicPrefix() + "orders", "shop");

        change("upgrade", runs.push(example("1.3.0")), "shop-2", "", "succeeded");
        assertThat(status("shop").path("version").asText()).isEqualTo("1.3.0");
        assertThat(operator.get("/api/v1/apps/shop/drift").body()).isEqualTo("[]");

        change("uninstall", "shop", "shop-3", "", "succeeded");
        assertThat(text("edge.yaml")).isEmpty();
        assertThat(text("parse.conf")).isEmpty();
        assertThat(status("shop").path("state").asText()).isEqualTo("uploaded");
    }
}
