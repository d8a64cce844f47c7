package io.slipway.web.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.access.Role;
import io.slipway.engine.install.ConfigurationCentre;
import io.slipway.web.Caller;
import io.slipway.web.TestServer;
import io.slipway.web.run.Runs;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Apps are installed, upgraded and uninstalled whole or not at all. AP-5, AP-12 to AP-19. */
class AppsApiIT {

    private static TestServer server;
    private static Runs runs;
    private static Caller operator;
    private static ConfigurationCentre centre;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        runs = new Runs(server);
        operator = server.program(Role.OPERATOR);
        centre = server.bean(ConfigurationCentre.class);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** An app with saved searches and, where wanted, an alert on the first of them. */
    private static Map<String, String> app(String id, String version, List<String> searches, boolean alert) {
        var files = new HashMap<String, String>();
        files.put("app.conf", "[app]\nid = " + id + "\nversion = " + version + "\n");
        var stanzas = new StringBuilder();
        for (var search : searches)
            stanzas.append("[")
                    .append(search)
                    .append("]\nsearch = ")
                    .append(search)
                    .append(" ")
                    .append(version)
                    .append("\n");
        files.put("default/search/savedsearch.conf", stanzas.toString());
        if (alert)
            files.put(
                    "default/alert.conf",
                    "[too many]\nsavedsearch = " + searches.get(0) + "\ncondition = count > 100\n");
        return files;
    }

    private static void begin(String action, String reference, String id, String more) {
        var answer = operator.post(
                "/api/v1/installs",
                "{\"action\":\"" + action + "\",\"package\":\"" + reference + "\",\"id\":\"" + id + "\"" + more + "}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static JsonNode change(String action, String reference, String id, String state) {
        begin(action, reference, id, "");
        return runs.await(id, state);
    }

    private static String refused(String action, String reference) {
        var answer =
                operator.post("/api/v1/installs", "{\"action\":\"" + action + "\",\"package\":\"" + reference + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 422);
        return answer.body();
    }

    private static List<String> operations(String run) {
        return lines(operator.get("/api/v1/runs/" + run + "/operations"));
    }

    private static String search(String app, String name) {
        return centre.content(app, "savedsearch", name)
                .map(content -> content.path("search").asText())
                .orElse("not there");
    }

    private static String reservations() {
        return operator.get("/api/v1/reservations").body();
    }

    @Test
    void anAppIsInstalledUpgradedAndUninstalled() {
        change("install", runs.push(app("life", "1.0.0", List.of("errors", "slow"), true)), "life-1", "succeeded");
        assertThat(operations("life-1"))
                .containsExactlyInAnyOrder("new savedsearch/errors", "new savedsearch/slow", "new alert/too many");
        assertThat(search("life", "errors")).isEqualTo("errors 1.0.0");
        var installed = Runs.json(operator.get("/api/v1/apps/life"));
        assertThat(installed.path("version").asText()).isEqualTo("1.0.0");
        assertThat(reservations()).doesNotContain("life");
        var removing = server.program(Role.ADMIN).delete("/api/v1/packages/life:1.0.0");
        assertThat(removing.statusCode()).isEqualTo(409);
        assertThat(removing.body()).contains("PACKAGE-IN-USE", "installed app life");

        change("upgrade", runs.push(app("life", "2.0.0", List.of("errors"), false)), "life-2", "succeeded");
        assertThat(operations("life-2"))
                .as("what the new version has no more goes, and also kinds of which it has nothing")
                .containsExactlyInAnyOrder(
                        "change savedsearch/errors", "delete savedsearch/slow", "delete former/alert/too many");
        assertThat(search("life", "errors")).isEqualTo("errors 2.0.0");
        assertThat(centre.names("life", "alert")).isEmpty();

        change("uninstall", "life", "life-3", "succeeded");
        assertThat(centre.names("life", "savedsearch")).isEmpty();
        assertThat(operator.get("/api/v1/apps/life").statusCode()).isEqualTo(404);
        assertThat(centre.history("life", "savedsearch", "errors"))
                .as("all revisions are kept")
                .extracting(revision -> revision.run())
                .containsExactly("life-3", "life-2", "life-1");
    }

    private static List<String> lines(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return StreamSupport.stream(Runs.json(answer).spliterator(), false)
                .map(line -> line.path("todo").asText() + " "
                        + line.path("task").asText() + "/" + line.path("object").asText())
                .toList();
    }

    private static List<String> plan(String reference) {
        return lines(operator.post("/api/v1/apps/plan", "{\"package\":\"" + reference + "\"}"));
    }

    @Test
    void aPlanTellsBeforeAndTheDriftAfterwardsWhatWouldHaveToBeDone() {
        var first = runs.push(app("ahead", "1.0.0", List.of("errors", "slow"), false));
        assertThat(plan(first)).containsExactly("new savedsearch/errors", "new savedsearch/slow");
        assertThat(centre.names("ahead", "savedsearch")).isEmpty();
        change("install", first, "ahead-1", "succeeded");
        assertThat(lines(operator.get("/api/v1/apps/ahead/drift"))).isEmpty();

        var second = runs.push(app("ahead", "1.1.0", List.of("errors"), true));
        assertThat(plan(second))
                .containsExactly("change savedsearch/errors", "delete savedsearch/slow", "new alert/too many");
        var person = new ConfigurationCentre.Change("slow", Optional.empty());
        centre.change("ahead", "savedsearch", "by-hand", List.of(person));
        assertThat(lines(operator.get("/api/v1/apps/ahead/drift"))).containsExactly("new savedsearch/slow");
        assertThat(operator.get("/api/v1/apps/unheard-of/drift").body()).contains("APP-NOT-INSTALLED");
    }

    @Test
    void anUpgradeThatFailsInItsLastTaskLeavesEverythingAsItWas() {
        change("install", runs.push(app("fails", "1.0.0", List.of("errors", "slow"), false)), "fails-1", "succeeded");
        var jdbc = new JdbcTemplate(server.bean(javax.sql.DataSource.class));
        jdbc.execute("alter table app_object add constraint no_alerts check (app <> 'fails' or kind <> 'alert')");
        try {
            change("upgrade", runs.push(app("fails", "2.0.0", List.of("errors"), true)), "fails-2", "rolled-back");
        } finally {
            jdbc.execute("alter table app_object drop constraint no_alerts");
        }
        assertThat(search("fails", "errors")).isEqualTo("errors 1.0.0");
        assertThat(search("fails", "slow")).isEqualTo("slow 1.0.0");
        assertThat(Runs.json(operator.get("/api/v1/apps/fails")).path("version").asText())
                .isEqualTo("1.0.0");
        assertThat(reservations()).doesNotContain("fails");
    }

    private static List<String> inTheOrderOfTheirBeginning(JsonNode run) {
        return StreamSupport.stream(run.path("tasks").spliterator(), false)
                .sorted(Comparator.comparing(
                        task -> Instant.parse(task.path("started").asText())))
                .map(task -> task.path("id").asText())
                .toList();
    }

    @Test
    void anUninstallGoesTheWayOfTheInstallBackwards() {
        var digest = runs.push(app("round", "1.0.0", List.of("errors"), true));
        assertThat(inTheOrderOfTheirBeginning(change("install", digest, "round-1", "succeeded")))
                .containsExactly("savedsearch", "alert", "former");
        assertThat(inTheOrderOfTheirBeginning(change("uninstall", "round", "round-2", "succeeded")))
                .containsExactly("former", "alert", "savedsearch");
        change("install", digest, "round-3", "succeeded");
        assertThat(server.program(Role.VIEWER)
                        .get("/engine-rest/process-definition/key/graph-round")
                        .body())
                .as("both drawings have a name of their own")
                .contains("\"version\":1,");
    }

    private static JsonNode status(String app) {
        return Runs.json(operator.get("/api/v1/apps/" + app + "/status"));
    }

    @Test
    void anAppThatSomebodyHasChangedIsDriftedAndASyncBringsItBack() {
        assertThat(operator.get("/api/v1/apps/synced/status").statusCode()).isEqualTo(404);
        var digest = runs.push(app("synced", "1.0.0", List.of("errors", "slow"), false));
        assertThat(status("synced").path("state").asText()).isEqualTo("uploaded");
        change("install", digest, "synced-1", "succeeded");
        assertThat(status("synced").path("state").asText()).isEqualTo("installed");
        var person = new ConfigurationCentre.Change("slow", Optional.empty());
        centre.change("synced", "savedsearch", "by-hand", List.of(person));
        var drifted = status("synced");
        assertThat(drifted.path("state").asText()).isEqualTo("drifted");
        assertThat(drifted.path("drift").toString()).isEqualTo("[\"savedsearch/slow\"]");
        assertThat(drifted.path("objects").path("savedsearch").asInt()).isEqualTo(1);

        assertThat(refused("sync", "unheard-of")).contains("APP-NOT-INSTALLED");
        change("sync", "synced", "synced-2", "succeeded");

        assertThat(operations("synced-2")).containsExactly("new savedsearch/slow");
        assertThat(status("synced").path("state").asText()).isEqualTo("installed");
        var history = Runs.json(operator.get("/api/v1/apps/synced/history?limit=1"));
        assertThat(history.path("items").findValuesAsText("run")).containsExactly("synced-2");
        assertThat(history.path("next").asText()).isEqualTo("synced-2");
        change("uninstall", "synced", "synced-3", "succeeded");
        assertThat(status("synced").path("state").asText()).isEqualTo("uploaded");
    }

    @Test
    void whatCannotBeIsRefusedBeforeAnythingIsStarted() {
        change("install", runs.push(app("once", "1.0.0", List.of("errors"), false)), "once-1", "succeeded");
        assertThat(refused("install", "once:1.0.0")).contains("APP-INSTALLED", "in this version 1.0.0");
        assertThat(refused("upgrade", "once:1.0.0")).contains("APP-INSTALLED");
        runs.push(app("once", "0.9.0", List.of("errors"), false));
        assertThat(refused("upgrade", "once:0.9.0")).contains("APP-OLDER");
        assertThat(refused("install", "once:0.9.0")).contains("slipway app upgrade");
        runs.push(app("never", "1.0.0", List.of("errors"), false));
        assertThat(refused("upgrade", "never:1.0.0")).contains("APP-NOT-INSTALLED");
        assertThat(refused("uninstall", "never")).contains("APP-NOT-INSTALLED");
        assertThat(refused("uninstall", "unheard-of")).contains("APP-NOT-INSTALLED");
        assertThat(refused("install", "")).contains("RUN-NO-PACKAGE");
        assertThat(refused("install", "nowhere:1.0.0")).contains("nowhere");
    }

    @Test
    void appsThatNeedOthersAreInstalledAfterThemAndKeepThem() {
        var needing = new HashMap<>(app("above", "1.0.0", List.of("errors"), false));
        needing.put("app.conf", "[app]\nid = above\nversion = 1.0.0\nrequires = below >= 1.2.0\n");
        var above = runs.push(needing);
        assertThat(refused("install", above)).contains("APP-DEPENDENCY", "below");
        change("install", runs.push(app("below", "1.2.0", List.of("errors"), false)), "below-1", "succeeded");
        change("install", above, "above-1", "succeeded");
        assertThat(refused("uninstall", "below")).contains("APP-NEEDED", "above");
    }

    @Test
    void anAppThatWaitsForApprovalHoldsItsNameAndARejectionGivesItBack() {
        var first = runs.push(app("asked", "1.0.0", List.of("errors"), false));
        begin("install", first, "asked-1", ",\"approval\":true");
        runs.await("asked-1", "waiting");
        assertThat(operations("asked-1")).containsExactly("new savedsearch/errors");
        assertThat(search("asked", "errors")).isEqualTo("not there");
        assertThat(reservations()).contains("app:asked", "config:asked/savedsearch");

        begin("install", first, "asked-2", "");
        var second = runs.await("asked-2", "rolled-back");
        assertThat(second.toString()).contains("Apps compete");

        assertThat(operator.post("/api/v1/runs/asked-1/approval", "{\"approved\":false,\"reason\":\"no\"}")
                        .statusCode())
                .isBetween(200, 204);
        runs.await("asked-1", "cancelled");
        assertThat(search("asked", "errors")).isEqualTo("not there");
        assertThat(reservations()).doesNotContain("asked");
        assertThat(operator.get("/api/v1/apps/asked").statusCode()).isEqualTo(404);
    }

    @Test
    void anAppIsNoTaskPackageAndTheOtherWayRound() {
        var app = runs.push(app("kind", "1.0.0", List.of("errors"), false));
        var run = operator.post("/api/v1/runs", "{\"package\":\"" + app + "\"}");
        assertThat(run.body()).contains("RUN-WRONG-KIND", "slipway app install");
        assertThat(refused("install", runs.push("""
                {"kind": "TaskPackage", "name": "tasks", "version": "1.0.0", "tasks": [{"id": "a", "type": "noop"}]}
                """))).contains("RUN-WRONG-KIND", "slipway run");
        assertThat(runs.refused("""
                {"kind": "TaskPackage", "name": "t", "version": "1.0.0", "tasks": [{"id": "a", "type": "install",
                 "spec": {"kind": "alert"}}]}
                """)).contains("install");
    }

    @Test
    void anAppIsShownByItsInstallTasks() {
        var digest = runs.push(app("shown", "1.0.0", List.of("errors"), true));
        var shown = Runs.json(operator.get("/api/v1/packages/" + digest));
        assertThat(shown.path("kind").asText()).isEqualTo("app");
        assertThat(shown.findValuesAsText("id")).contains("savedsearch", "alert", "former");
        assertThat(operator.get("/api/v1/packages/" + digest + "/graph?format=mermaid")
                        .body())
                .contains("savedsearch");
        assertThat(operator.get("/api/v1/packages/" + digest + "/form").statusCode())
                .isEqualTo(200);
        var plan = operator.post("/api/v1/packages/" + digest + "/plan", "{}");
        assertThat(plan.statusCode()).as(plan.body()).isBetween(400, 422);
        assertThat(plan.body()).contains("slipway app install --approval");
    }

    @Test
    void theEnginesRestStartsAnInstallAsOursDoes() {
        runs.push(app("rest", "1.0.0", List.of("errors"), false));
        var answer = operator.post(
                "/engine-rest/process-definition/key/install/start",
                "{\"businessKey\":\"rest-1\",\"variables\":{\"package\":{\"value\":\"rest:1.0.0\"}}}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        runs.await("rest-1", "succeeded");
        assertThat(search("rest", "errors")).isEqualTo("errors 1.0.0");
    }
}
