package io.slipway.web.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.access.Role;
import io.slipway.engine.site.Instance;
import io.slipway.engine.site.Pipeline;
import io.slipway.engine.site.Pipelines;
import io.slipway.engine.site.SiteSettings;
import io.slipway.engine.site.SiteSettingsReader;
import io.slipway.web.Caller;
import io.slipway.web.TestServer;
import io.slipway.web.run.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** Apps with pipelines of Vector and Logstash, installed by a server on files with a real reload. AP-22, AP-23. */
class PipelineAppsIT {

    private static final String BASE = "# the site's own\ndata_dir: /var/lib/vector\n";
    private static final String CONF = "# the site's own\noutput { stdout { } }";

    @TempDir
    static Path folder;

    private static TestServer server;
    private static Runs runs;
    private static Caller operator;

    @BeforeAll
    static void start() throws IOException {
        Files.writeString(folder.resolve("agg-1.yaml"), BASE);
        Files.writeString(folder.resolve("parse.conf"), CONF);
        server = TestServer.start(site(), Map.of());
        runs = new Runs(server);
        operator = server.program(Role.OPERATOR);
    }

    private static SiteSettings site() {
        var usual = SiteSettingsReader.defaults();
        var agg = new Pipeline("agg", List.of(file("agg-1.yaml"), file("agg-2.toml")), Optional.empty());
        var parse = new Pipeline("parse", List.of(file("parse.conf")), Optional.empty());
        return new SiteSettings(
                usual.clusters(),
                usual.kafka(),
                new Pipelines(Map.of("agg", agg), Map.of("parse", parse), Map.of()),
                usual.repositories(),
                usual.policy(),
                usual.packages(),
                usual.retention(),
                usual.work(),
                usual.signOn());
    }

    /** Refuses what holds the word, and remembers what it runs. */
    private static Instance file(String name) {
        return new Instance.ConfigFile(
                folder.resolve(name),
                "! grep -q refuse-me \"$SLIPWAY_FILE\" && cp \"$SLIPWAY_FILE\" \"$SLIPWAY_FILE.running\"");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String text(String name) {
        try {
            return Files.exists(folder.resolve(name)) ? Files.readString(folder.resolve(name)) : "nothing";
        } catch (IOException gone) {
            throw new AssertionError(gone);
        }
    }

    private static Map<String, String> app(String id, String version, String port, String more) {
        var files = new HashMap<String, String>();
        files.put("app.conf", "[app]\nid = " + id + "\nversion = " + version + "\n");
        files.put(
                "default/datastream/vector/agg/in.toml",
                "[sources." + id + "_in]\ntype = \"http_server\"\naddress = \"0.0.0.0:" + port + "\"\n[sinks." + id
                        + "_out]\ntype = \"console\"\ninputs = [\"" + id + "_in\"]\n" + more);
        files.put("default/datastream/logstash/parse/in.conf", "input { beats { port => 1" + port + " } }\n");
        files.put("default/search/savedsearch.conf", "[errors]\nsearch = error\n");
        files.put("default/alert.conf", "[many]\nsavedsearch = errors\ncondition = count > 1\n");
        return files;
    }

    private static JsonNode change(String action, String reference, String run, String state) {
        var answer = operator.post(
                "/api/v1/installs",
                "{\"action\":\"" + action + "\",\"package\":\"" + reference + "\",\"id\":\"" + run + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return runs.await(run, state);
    }

    @Test
    void anAppsPipelinesComeChangeAndGoAndTwoAppsShareARole() {
        change("install", runs.push(app("life", "1.0.0", "4100", "")), "life-1", "succeeded");
        assertThat(text("agg-1.yaml.running")).contains("# slipway: part of life", "4100", "data_dir");
        assertThat(text("agg-2.toml.running")).contains("life_out");
        assertThat(text("parse.conf.running")).startsWith(CONF + "\n# begin of slipway: part of life\n");
        assertThat(operator.get("/api/v1/reservations").body())
                .contains("component:vector/agg/life_in", "port:4100@this-machine", "port:14100@this-machine");
        var withLife = text("agg-1.yaml");

        var clash = change("install", runs.push(app("clash", "1.0.0", "4100", "")), "clash-1", "rolled-back");
        assertThat(clash.toString())
                .contains("PIPELINE-PORT", "life_in", "'life' (run life-1)", "4100", "14100", "the input beats");
        assertThat(text("agg-1.yaml")).isEqualTo(withLife);

        change("install", runs.push(app("beside", "1.0.0", "4200", "")), "beside-1", "succeeded");
        assertThat(text("agg-2.toml.running")).contains("life_in", "beside_in");
        change("upgrade", runs.push(app("life", "2.0.0", "4300", "")), "life-2", "succeeded");
        assertThat(text("agg-1.yaml.running")).contains("4300", "4200").doesNotContain("4100");
        assertThat(operator.get("/api/v1/apps/life/drift").body()).isEqualTo("[]");

        change("uninstall", "life", "life-3", "succeeded");
        assertThat(text("agg-2.toml.running")).contains("beside_in").doesNotContain("life_in");
        change("uninstall", "beside", "beside-2", "succeeded");
        isAsBefore();
    }

    private static void isAsBefore() {
        assertThat(text("agg-1.yaml")).isEqualTo(BASE);
        assertThat(text("agg-2.toml")).isEqualTo("nothing");
        assertThat(text("parse.conf")).isEqualTo(CONF);
        assertThat(text("parse.conf.running")).isEqualTo(CONF);
        assertThat(operator.get("/api/v1/reservations").body()).doesNotContain("component:", "port:");
    }

    @Test
    void aTaskThatFailsLaterLeavesAllFilesByteForByteAsTheyWere() {
        var jdbc = new JdbcTemplate(server.bean(javax.sql.DataSource.class));
        jdbc.execute("alter table app_object add constraint no_alerts check (app <> 'fails' or kind <> 'alert')");
        try {
            change("install", runs.push(app("fails", "1.0.0", "4400", "")), "fails-1", "rolled-back");
        } finally {
            jdbc.execute("alter table app_object drop constraint no_alerts");
        }
        isAsBefore();
    }

    @Test
    void anInstanceThatRefusesMakesTheWholeAppGoBack() {
        var refused = change(
                "install", runs.push(app("no", "1.0.0", "4500", "label = \"refuse-me\"\n")), "no-1", "rolled-back");
        assertThat(refused.toString()).contains("The reload of file:", "ended with status 1");
        isAsBefore();
    }

    @Test
    void aServiceThatTheSiteDoesNotNameIsRefusedWithTheMend() {
        var files = app("other", "1.0.0", "4600", "");
        files.put("default/datastream/etl/main/flow.conf", "anything\n");
        files.put("default/datastream/vector/nowhere/in.toml", "[sources.x]\ntype = \"stdin\"\n");
        var answer =
                operator.post("/api/v1/installs", "{\"action\":\"install\",\"package\":\"" + runs.push(files) + "\"}");
        assertThat(answer.body()).contains("APP-NO-INSTALLER", "pipelines.others.etl");
        files.remove("default/datastream/etl/main/flow.conf");
        files.put("app.conf", "[app]\nid = other\nversion = 1.0.1\n");
        var run = change("install", runs.push(files), "other-1", "rolled-back");
        assertThat(run.toString()).contains("PIPELINE-ROLE", "vector/nowhere");
        isAsBefore();
    }
}
