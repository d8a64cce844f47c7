package io.slipway.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.access.Role;
import io.slipway.web.Caller;
import io.slipway.web.TestServer;
import io.slipway.web.run.Runs;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** What whoever looks into the engine sees of an install: its run id, readable names, the way from it to its graph. */
@Tag("long")
class InstallInCockpitIT {

    private static final int LONGEST_VALUE = 200;

    private static TestServer server;
    private static Runs runs;
    private static Caller operator;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        runs = new Runs(server);
        operator = server.program(Role.OPERATOR);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String app(String id) {
        return runs.push(Map.of(
                "app.conf",
                "[app]\nid = " + id + "\nversion = 1.0.0\n",
                "default/search/savedsearch.conf",
                "[errors]\nsearch = level=error\n"));
    }

    private static void install(String app, String run, boolean approval) {
        var answer = operator.post(
                "/api/v1/installs",
                "{\"action\":\"install\",\"package\":\"" + app + "\",\"id\":\"" + run + "\",\"approval\":" + approval
                        + "}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static JsonNode engine(String path) {
        return Runs.json(operator.get("/engine-rest" + path));
    }

    @Test
    void anInstallThatWaitsIsSeenWithItsRunIdAndItsVariables() {
        install(app("seen"), "seen-1", true);
        runs.await("seen-1", "waiting");
        var instance = engine("/process-instance?businessKey=seen-1&processDefinitionKey=install")
                .get(0)
                .path("id")
                .asText();

        var variables = engine("/process-instance/" + instance + "/variables");
        assertThat(variables.path("package").path("value").asText()).isEqualTo("seen:1.0.0");
        for (var variable : variables)
            assertThat(variable.path("value").asText()).hasSizeLessThan(LONGEST_VALUE);
        try (var browser = Browser.at(server.address())) {
            browser.signIn(server.person(Role.OPERATOR), TestServer.PASSWORD);
            browser.see(By.cssSelector("main h1"));
            browser.open("/camunda/app/cockpit/default/#/process-instance/" + instance + "/runtime");
            browser.see(By.cssSelector("[data-element-id=userTask_approve]"));
            browser.see(By.xpath("//*[contains(text(),'seen-1')]"));
            browser.see(By.xpath("//*[contains(text(),'seen:1.0.0')]"));
            browser.picture("cockpit-install");
            assertThat(browser.source()).contains("Install an app", "Approve the plan");
        }
    }

    @Test
    void theWayLeadsFromAnInstallOverItsPhaseToItsGraph() {
        install(app("way"), "way-1", false);
        runs.await("way-1", "succeeded");

        var install = one("install", "processInstanceBusinessKey=way-1");
        var execute =
                one("execute", "superProcessInstanceId=" + install.path("id").asText());
        assertThat(execute.path("businessKey").asText()).isEqualTo("way-1");
        assertThat(execute.path("processDefinitionName").asText()).isEqualTo("Execute the tasks");
        var graph =
                one("graph-way", "superProcessInstanceId=" + execute.path("id").asText());
        assertThat(graph.path("businessKey").asText()).isEqualTo("way-1");

        var steps = engine("/history/activity-instance?processInstanceId="
                + graph.path("id").asText());
        assertThat(StreamSupport.stream(steps.spliterator(), false))
                .extracting(step -> step.path("activityId").asText())
                .contains("task_savedsearch");
    }

    private static JsonNode one(String process, String query) {
        var found = engine("/history/process-instance?processDefinitionKey=" + process + "&" + query);
        assertThat(found).as(process + ": " + found).hasSize(1);
        return found.get(0);
    }
}
