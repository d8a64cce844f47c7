package io.slipway.web.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.access.Role;
import io.slipway.engine.install.ConfigurationCentre;
import io.slipway.web.Caller;
import io.slipway.web.TestServer;
import io.slipway.web.run.Runs;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What comes in apps is never executed by Slipway, and too much of it is refused with a sentence. AP-25. */
class HostileAppsIT {

    private static final String EXPRESSION = "${execution.setVariable('taken', 1)} #{runtimeService.suspend()}";

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

    private static Map<String, String> app(String id, String searches) {
        var files = new HashMap<String, String>();
        files.put("app.conf", "[app]\nid = " + id + "\nversion = 1.0.0\n");
        files.put("default/search/savedsearch.conf", searches);
        return files;
    }

    @Test
    void expressionsAreTextsWhereverTheyStand() {
        var app = app("sly", "[" + EXPRESSION + "]\nsearch = " + EXPRESSION + "\n");
        app.put(
                "app.conf",
                "[app]\nid = sly\nversion = 1.0.0\nlabel = " + EXPRESSION + "\ndescription = " + EXPRESSION
                        + "\nauthor = " + EXPRESSION + "\n");
        app.put("default/label.conf", "[" + EXPRESSION + "]\n");
        app.put("metadata/default.meta", "[]\nowner = admin\n");
        var digest = runs.push(app);

        var answer = operator.post("/api/v1/installs", "{\"package\":\"" + digest + "\",\"id\":\"sly-1\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        runs.await("sly-1", "succeeded");

        assertThat(server.bean(ConfigurationCentre.class).names("sly", "savedsearch"))
                .containsExactly(EXPRESSION);
        var variables = operator.get("/engine-rest/history/variable-instance?variableName=taken");
        assertThat(variables.body()).as("nothing was evaluated").isEqualTo("[]");
    }

    @Test
    void aFileThatIsTooLargeAndOneOfTooManyStanzasAreRefused() {
        assertThat(runs.refused(app("large", "[a]\nsearch = " + "x".repeat(50_000_000) + "\n")))
                .contains("\"code\":\"");
        var many = new StringBuilder();
        for (int i = 0; i < 100_000; i++) many.append("[search ").append(i).append("]\nsearch = a\n");
        assertThat(runs.refused(app("many", many.toString()))).contains("savedsearch.conf");
    }

    @Test
    void aServiceThatReachesElsewhereIsRefused() {
        var app = app("reach", "[a]\nsearch = a\n");
        app.put("service/deployment/api.yaml", """
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: api
                  namespace: kube-system
                  labels: {slipway.io/app: reach, slipway.io/service: api}
                spec: {}
                """);
        assertThat(runs.refused(app)).contains("params.namespace");
    }
}
