package io.slipway.web.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.slipway.engine.access.Role;
import io.slipway.engine.app.kind.AppKinds;
import io.slipway.engine.install.ConfigurationCentre;
import io.slipway.engine.site.SiteSettingsReader;
import io.slipway.engine.topic.Topics;
import io.slipway.testsystems.Cluster;
import io.slipway.testsystems.KafkaBroker;
import io.slipway.web.Caller;
import io.slipway.web.TestServer;
import io.slipway.web.run.Runs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** A server with a real control plane, a real broker and files of pipelines, and the app of {@code examples/splunk-like}. */
final class ShopSite implements AutoCloseable {

    private static final Path EXAMPLE =
            Path.of(System.getProperty("slipway.root", "..")).resolve("examples/splunk-like");

    private final Path folder;
    private final KafkaBroker broker;
    private final String namespace;
    private final KubernetesClient client;
    private final TestServer server;
    private final Runs runs;
    private final Caller operator;

    ShopSite(Path folder, KafkaBroker broker, Cluster cluster) throws IOException {
        this.folder = folder;
        this.broker = broker;
        this.namespace = cluster.namespace();
        for (var name : List.of("edge.yaml", "parse.conf")) Files.writeString(folder.resolve(name), "");
        var settings = Files.writeString(folder.resolve("slipway.yaml"), """
                kafka: {main: {bootstrap: "%s"}}
                pipelines:
                  vector: {edge: {instances: [{file: edge.yaml, reload: "true"}]}}
                  logstash: {parse: {instances: [{file: parse.conf, reload: "true"}]}}
                """.formatted(broker.bootstrapServers()));
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(null, Files.readString(cluster.kubeconfig()), null))
                .build();
        server = TestServer.start(
                SiteSettingsReader.readNamed(settings, Map.of()).orThrow(),
                Map.of("KUBECONFIG", cluster.kubeconfig().toString()));
        runs = new Runs(server);
        operator = server.program(Role.OPERATOR);
    }

    TestServer server() {
        return server;
    }

    Runs runs() {
        return runs;
    }

    Caller operator() {
        return operator;
    }

    /** The broker is everybody's, so the names of topics are made this test's own. */
    String topic(String name) {
        return broker.topicPrefix() + name;
    }

    Map<String, String> example(String version) {
        var files = new HashMap<String, String>();
        try (var all = Files.walk(EXAMPLE)) {
            for (var file : all.filter(Files::isRegularFile).toList())
                files.put(EXAMPLE.relativize(file).toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.computeIfPresent("app.conf", (name, text) -> text.replace("1.2.0", version));
        files.computeIfPresent(
                "default/datastream/kafka/topics.conf", (name, text) -> text.replaceAll("(?m)^\\[", "[" + topic("")));
        return files;
    }

    String values() {
        return ",\"target\":\"/" + namespace
                + "\",\"values\":{\"tasks\":{\"service\":{\"storageClass\":\"fast\",\"storagePath\":\"/data\","
                + "\"settle\":\"100ms\"}}}";
    }

    void begin(String action, String reference, String id, String more) {
        var body = "{\"action\":\"%s\",\"package\":\"%s\",\"id\":\"%s\"%s}".formatted(action, reference, id, more);
        var answer = operator.post("/api/v1/installs", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    JsonNode change(String action, String reference, String id, String more, String state) {
        begin(action, reference, id, more);
        return runs.await(id, state);
    }

    JsonNode status(String app) {
        return Runs.json(operator.get("/api/v1/apps/" + app + "/status"));
    }

    String text(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    /** All that the app has anywhere, and who holds what. Jobs are left out: they have run. */
    Map<String, String> state() throws Exception {
        var state = new TreeMap<String, String>();
        objects()
                .filter(one -> !one.getMetadata().getName().equals("kube-root-ca.crt"))
                .forEach(
                        one -> state.put(one.getKind() + "/" + one.getMetadata().getName(), plain(one)));
        server.bean(Topics.class)
                .find("", List.of(topic("orders"), topic("weblogs")))
                .forEach((name, topic) -> state.put("topic/" + name, topic.toString()));
        for (var file : List.of("edge.yaml", "parse.conf")) state.put(file, text(file));
        var centre = server.bean(ConfigurationCentre.class);
        for (var kind : AppKinds.builtIn().all())
            state.put(
                    "centre/" + kind.name(),
                    centre.contents("shop", kind.name()).toString());
        var jdbc = new JdbcTemplate(server.bean(javax.sql.DataSource.class));
        state.put(
                "reservations",
                jdbc.queryForList(
                                "select resource_key || ' ' || state || ' ' || coalesce(app, run) from reservation order by 1",
                                String.class)
                        .toString());
        state.put(
                "apps",
                jdbc.queryForList("select name || ' ' || version from app", String.class)
                        .toString());
        return state;
    }

    private Stream<HasMetadata> objects() {
        return Stream.<List<? extends HasMetadata>>of(
                        client.apps()
                                .deployments()
                                .inNamespace(namespace)
                                .list()
                                .getItems(),
                        client.configMaps().inNamespace(namespace).list().getItems(),
                        client.services().inNamespace(namespace).list().getItems(),
                        client.network()
                                .v1()
                                .ingresses()
                                .inNamespace(namespace)
                                .list()
                                .getItems(),
                        client.persistentVolumeClaims()
                                .inNamespace(namespace)
                                .list()
                                .getItems())
                .flatMap(List::stream);
    }

    private static String plain(HasMetadata object) {
        ObjectNode json = Serialization.jsonMapper().valueToTree(object);
        var labels = json.path("metadata").path("labels");
        json.remove(List.of("status", "metadata"));
        return json.set("labels", labels).toString();
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
