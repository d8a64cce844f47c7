package io.slipway.web.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.slipway.testsystems.Cluster;
import io.slipway.testsystems.KafkaBroker;
import io.slipway.testsystems.PostgresDatabase;
import io.slipway.testsystems.WithCluster;
import io.slipway.testsystems.WithKafka;
import io.slipway.testsystems.WithPostgres;
import io.slipway.web.SlipwayProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Installs whose server is killed at any moment (AP-12, AP-18): they go on by themselves, to the end or back to what was there
 * in the cluster, on the broker, in the pipelines' files and in the centre, and no object is written twice. With {@code -Dslipway.kills=N} so many kills each, with {@code -Dslipway.seed=N} others.
 */
@WithPostgres
@WithKafka
@WithCluster
class KilledInstallIT {

    private static final String KEY = "c2xpcHdheS10ZXN0LWtleS0wMTIzNDU2Nzg5YWJjZGU=";
    private static final int KILLS = Integer.getInteger("slipway.kills", 2);
    private static final long SEED = Long.getLong("slipway.seed", 1);
    private static final int OBJECTS = 300;

    /** Two leases. */
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    Path temp;

    private final Random random = new Random(SEED);
    private PostgresDatabase database;
    private KafkaBroker broker;
    private Cluster cluster;
    private Path pipeline;
    private Path settings;
    private SlipwayProcess server;
    private RunCalls runs;

    @BeforeEach
    void start(PostgresDatabase database, KafkaBroker broker, Cluster cluster) throws IOException {
        this.database = database;
        this.broker = broker;
        this.cluster = cluster;
        pipeline = Files.writeString(temp.resolve("agg.yaml"), "data_dir: /var/lib/vector\n");
        settings = Files.writeString(temp.resolve("slipway.yaml"), """
                kafka: {main: {bootstrap: "%s"}}
                pipelines: {vector: {agg: {instances: [{file: "%s", reload: "sleep 0.2"}]}}}
                """.formatted(broker.bootstrapServers(), pipeline));
        startServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void startServer() {
        server = SlipwayProcess.start(
                Map.of(
                        "SLIPWAY_DB_USER", database.user(),
                        "SLIPWAY_DB_PASSWORD", database.password(),
                        "SLIPWAY_SECRET_KEY", KEY,
                        "KUBECONFIG", cluster.kubeconfig().toString()),
                "serve",
                "--port",
                "0",
                "--config",
                settings.toString(),
                "--data",
                temp.resolve("data").toString(),
                "--db",
                database.jdbcUrl());
        var address = server.awaitReady();
        try {
            runs = new RunCalls(address, JsonPath.read(Files.readString(temp.resolve("data/server.json")), "$.token"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> app(String version) {
        var searches = new StringBuilder();
        for (int i = 0; i < OBJECTS; i++)
            searches.append("[search ")
                    .append(i)
                    .append("]\nsearch = error ")
                    .append(version)
                    .append("\n");
        return Map.of(
                "app.conf",
                "[app]\nid = shop\nversion = " + version + "\n",
                "service/config/settings.yaml",
                SETTINGS.formatted(version),
                "default/datastream/kafka/topics.conf",
                "[" + topic() + "]\npartitions = 1\nretention.ms = " + (version.startsWith("1") ? 3_600_000 : 7_200_000)
                        + "\n",
                "default/datastream/vector/agg/in.yaml",
                "sources: {shop: {type: demo_logs, format: json, lines: [\"" + version + "\"]}}\n",
                "default/search/savedsearch.conf",
                searches.toString(),
                "default/index.conf",
                "[main]\n",
                "default/alert.conf",
                "[too many]\nsavedsearch = search 0\ncondition = count > 100 # " + version + "\n");
    }

    private static final String SETTINGS = """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
              namespace: ${params.namespace}
              labels: {slipway.io/app: shop, slipway.io/service: api}
            data: {version: "%s"}
            """;

    private String topic() {
        return broker.topicPrefix() + "orders";
    }

    /** What the app has outside of Slipway's own store. */
    private Map<String, String> outside() throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic());
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
                var client = new KubernetesClientBuilder()
                        .withConfig(Config.fromKubeconfig(null, Files.readString(cluster.kubeconfig()), null))
                        .build()) {
            var topic = Objects.requireNonNull(
                    admin.describeConfigs(List.of(resource)).all().get().get(resource));
            var map = client.configMaps()
                    .inNamespace(cluster.namespace())
                    .withName("settings")
                    .get();
            return Map.of(
                    "topic", topic.get("retention.ms").value(),
                    "file", Files.readString(pipeline),
                    "map", map.getData().toString());
        }
    }

    private void begin(String action, String run) {
        var answer = runs.caller()
                .post(
                        "/api/v1/installs",
                        "{\"action\":\"" + action + "\",\"package\":\"shop:" + version(action) + "\",\"id\":\"" + run
                                + "\",\"target\":\"/" + cluster.namespace()
                                + "\",\"values\":{\"tasks\":{\"service\":{\"settle\":\"10ms\"}}}}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static String version(String action) {
        return action.equals("upgrade") ? "2.0.0" : "1.0.0";
    }

    private void killSometimes(String run) {
        for (int kill = 0; kill < KILLS; kill++) {
            pause(random.nextInt(900));
            server.kill();
            startServer();
            if (runs.of(run).read("$.state", String.class).matches("succeeded|rolled-back")) return;
        }
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> query(String sql) {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement()) {
            var found = new ArrayList<String>();
            if (!statement.execute(sql)) return found;
            try (var rows = statement.getResultSet()) {
                while (rows.next()) found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of things elsewhere the centre only keeps what was done, and doing that twice does no harm. */
    private List<String> inTheCentreAlone() {
        return query(
                "select kind || '/' || name || '/' || revision from app_object where newest and content is not null"
                        + " and kind in ('savedsearch', 'index', 'alert') order by kind, name");
    }

    @Test
    void anInstallAndAnUpgradeThatAreKilledEndByThemselvesAndOneThatFailsIsPutBack() throws Exception {
        for (var version : List.of("1.0.0", "2.0.0")) runs.push(Packages.zip(app(version)));

        begin("install", "there");
        killSometimes("there");
        runs.awaitState("there", "succeeded", SOON);
        assertThat(inTheCentreAlone()).hasSize(OBJECTS + 2).allMatch(object -> object.endsWith("/1"));
        var first = outside();
        assertThat(first.toString()).contains("3600000", "1.0.0").doesNotContain("2.0.0");

        query("alter table app_object add constraint no_alerts check (kind <> 'alert' or revision < 2)");
        begin("upgrade", "back");
        killSometimes("back");
        runs.awaitState("back", "rolled-back", SOON);
        query("alter table app_object drop constraint no_alerts");
        assertThat(query("select version from app")).containsExactly("1.0.0");
        assertThat(outside()).isEqualTo(first);
        assertThat(query("select resource_key from reservation where app is null"))
                .isEmpty();
        assertThat(query("select count(*) from app_object where kind = 'savedsearch' and revision > 3"))
                .as("each search was changed once and put back once")
                .containsExactly("0");

        begin("upgrade", "again");
        killSometimes("again");
        runs.awaitState("again", "succeeded", SOON);
        assertThat(query("select version from app")).containsExactly("2.0.0");
        assertThat(query("select resource_key from reservation where app is null"))
                .isEmpty();
        assertThat(inTheCentreAlone()).hasSize(OBJECTS + 2);
        assertThat(outside().toString()).contains("7200000", "2.0.0").doesNotContain("1.0.0");
    }
}
