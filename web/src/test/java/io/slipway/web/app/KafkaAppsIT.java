package io.slipway.web.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.access.Role;
import io.slipway.engine.site.SiteSettingsReader;
import io.slipway.engine.topic.Topic;
import io.slipway.engine.topic.Topics;
import io.slipway.testsystems.KafkaBroker;
import io.slipway.testsystems.WithKafka;
import io.slipway.web.Caller;
import io.slipway.web.TestServer;
import io.slipway.web.run.Runs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Apps with topics, and task packages with them, through the whole server onto a real broker. AP-21, TR-21. */
@WithKafka
class KafkaAppsIT {

    /** In place of a topic that is not there. */
    private static final Topic GONE = new Topic("gone", 0, 0, Map.of());

    private TestServer server;
    private Runs runs;
    private Caller operator;
    private KafkaBroker broker;

    @BeforeEach
    void start(KafkaBroker given) {
        broker = given;
        var settings = Map.of("SLIPWAY_CONFIG__kafka__main__bootstrap", given.bootstrapServers());
        server = TestServer.start(SiteSettingsReader.read(null, settings).orThrow(), settings);
        runs = new Runs(server);
        operator = server.program(Role.OPERATOR);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String name(String name) {
        return broker.topicPrefix() + name;
    }

    private Topic live(String name) throws Exception {
        return server.bean(Topics.class).find("", List.of(name(name))).getOrDefault(name(name), GONE);
    }

    /** @param topics by name without the prefix, each with its lines */
    private Map<String, String> app(String id, String version, Map<String, String> topics, boolean alert) {
        var files = new HashMap<String, String>();
        files.put("app.conf", "[app]\nid = " + id + "\nversion = " + version + "\n");
        var stanzas = new StringBuilder();
        topics.forEach((topic, lines) -> stanzas.append("[")
                .append(name(topic))
                .append("]\n")
                .append(lines)
                .append("\n"));
        files.put("default/datastream/kafka/topics.conf", stanzas.toString());
        files.put("default/search/savedsearch.conf", "[errors]\nsearch = errors\n");
        if (alert) files.put("default/alert.conf", "[too many]\nsavedsearch = errors\ncondition = count > 100\n");
        return files;
    }

    private JsonNode change(String action, String reference, String id, String state) {
        var answer = operator.post(
                "/api/v1/installs",
                "{\"action\":\"" + action + "\",\"package\":\"" + reference + "\",\"id\":\"" + id + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return runs.await(id, state);
    }

    private String report(String run) {
        return operator.get("/api/v1/runs/" + run + "/report").body();
    }

    @Test
    void anAppWithTopicsIsInstalledUpgradedAndUninstalled() throws Exception {
        var orders = "partitions = 3\nreplication.factor = 1\nretention.ms = 86400000";
        change(
                "install",
                runs.push(app("shop", "1.0.0", Map.of("orders", orders, "logs", ""), false)),
                "one",
                "succeeded");
        assertThat(live("orders")).isEqualTo(new Topic(name("orders"), 3, 1, Map.of("retention.ms", "86400000")));
        assertThat(live("logs")).isNotEqualTo(GONE);
        assertThat(operator.get("/api/v1/apps/shop/drift").body()).isEqualTo("[]");

        var other = runs.push(app("other", "1.0.0", Map.of("orders", ""), false));
        var conflict = change("install", other, "conflict", "rolled-back");
        assertThat(conflict.toString()).contains("shop", "topic:main/" + name("orders"));

        var more = "partitions = 5\ncleanup.policy = compact, delete";
        change("upgrade", runs.push(app("shop", "2.0.0", Map.of("orders", more), false)), "two", "succeeded");
        assertThat(live("orders"))
                .isEqualTo(new Topic(name("orders"), 5, 1, Map.of("cleanup.policy", "compact,delete")));
        assertThat(live("logs")).isEqualTo(GONE);

        server.bean(Topics.class).set("", name("orders"), Map.of("cleanup.policy", Optional.of("compact")));
        assertThat(operator.get("/api/v1/apps/shop/drift").body()).contains(name("orders"), "change");

        var fewer = runs.push(app("shop", "3.0.0", Map.of("orders", "partitions = 2"), false));
        assertThat(change("upgrade", fewer, "three", "rolled-back").toString() + report("three"))
                .contains("KAFKA-PARTITIONS", "cannot take partitions away");

        change("uninstall", "shop", "four", "succeeded");
        assertThat(live("orders")).isEqualTo(GONE);
    }

    @Test
    void aTaskAfterTheTopicsThatFailsTakesThemAway() throws Exception {
        change(
                "install",
                runs.push(app("fails", "1.0.0", Map.of("old", "retention.ms = 5"), false)),
                "first",
                "succeeded");
        var jdbc = new JdbcTemplate(server.bean(javax.sql.DataSource.class));
        jdbc.execute("alter table app_object add constraint no_alerts check (kind <> 'alert')");
        var next = runs.push(app("fails", "2.0.0", Map.of("old", "retention.ms = 9", "new", "partitions = 2"), true));
        change("upgrade", next, "second", "rolled-back");
        assertThat(live("new")).isEqualTo(GONE);
        assertThat(live("old").settings()).isEqualTo(Map.of("retention.ms", "5"));
        assertThat(operator.get("/api/v1/apps/fails/drift").body()).isEqualTo("[]");

        var grows = runs.push(app("fails", "2.1.0", Map.of("old", "retention.ms = 9\npartitions = 4"), true));
        var standing = change("upgrade", grows, "third", "failed");
        assertThat(standing.path("leftovers").toString()).contains("keeps 4 partitions where it had 1");
        assertThat(report("third")).contains("keeps 4 partitions");
    }

    @Test
    void aTaskPackageWithTopicsIsPutBackWhenALaterTaskFails() throws Exception {
        var manifest = """
                {"kind": "TaskPackage", "name": "stream", "version": "1.0.0",
                 "tasks": [{"id": "topics", "type": "kafka", "spec": {"topics": {"%s": {"partitions": 2}}}},
                           {"id": "after", "type": "shell", "spec": {"run": "%s", "undo": "true"}}],
                 "edges": [{"from": "topics", "to": "after"}]}
                """;
        runs.start("fine", manifest.formatted(name("a"), "true"));
        runs.await("fine", "succeeded");
        assertThat(live("a").partitions()).isEqualTo(2);
        runs.start("broken", manifest.formatted(name("b"), "false"));
        runs.await("broken", "rolled-back");
        assertThat(live("b")).isEqualTo(GONE);
        assertThat(live("a")).isNotEqualTo(GONE);
    }
}
