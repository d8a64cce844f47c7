package io.slipway.web.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.access.Role;
import io.slipway.web.Caller;
import io.slipway.web.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services that tasks record, and how tasks ask for them. TR-25. */
class ServicesApiIT {

    /** What a script does with what it is given: asks, tries to change something, and says too much. */
    private static final String ASKING = """
            kind: TaskPackage
            name: asking
            version: 1.0.0
            tasks:
              - id: ask
                type: shell
                spec:
                  run: |
                    cat > Ask.java <<'EOF'
                    import java.net.URI;
                    import java.net.http.*;
                    class Ask {
                      static HttpResponse<String> call(String method, String path) throws Exception {
                        var request = HttpRequest.newBuilder(URI.create(System.getenv("SLIPWAY_SERVER") + path))
                            .header("Authorization", "Bearer " + System.getenv("SLIPWAY_TOKEN"))
                            .header("Content-Type", "application/json")
                            .method(method, HttpRequest.BodyPublishers.ofString("{}")).build();
                        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
                      }
                      public static void main(String[] none) throws Exception {
                        System.out.println("live " + call("GET", "/api/v1/services").body());
                        System.out.println("me " + call("GET", "/api/v1/me").body());
                        System.out.println("changing " + call("POST", "/api/v1/runs").statusCode());
                        System.out.println("engine " + call("GET", "/engine-rest/engine").statusCode());
                        System.out.println("values " + call("GET", "/api/v1/runs/asking/values").statusCode());
                      }
                    }
                    EOF
                    JAVA/bin/java Ask.java
                    echo "file $(cat $SLIPWAY_SERVICES)"
                    echo "I am $SLIPWAY_TOKEN"
                    echo "$SLIPWAY_TOKEN" > TOKENFILE
                    echo "mine=$SLIPWAY_TOKEN" >> $SLIPWAY_OUTPUTS
            """.replace("JAVA", System.getProperty("java.home"));

    @TempDir
    Path folder;

    private static TestServer server;
    private static Runs runs;
    private static Caller viewer;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        runs = new Runs(server);
        viewer = server.program(Role.VIEWER);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Records a service, and then does what is said. */
    private static String recording(String version, String service, String then) {
        return """
                kind: TaskPackage
                name: recording-%s
                version: %s
                tasks:
                  - id: install
                    type: shell
                    spec:
                      run: 'printf "service=%s\\nservice.version=%s\\nendpoint=db:5432\\n" > $SLIPWAY_OUTPUTS'
                      undo: 'true'
                  - {id: then, type: shell, spec: {run: '%s', undo: 'true'}}
                edges: [{from: install, to: then}]
                """.formatted(service, version, service, version, then);
    }

    private static JsonNode get(String path) {
        var answer = viewer.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Runs.json(answer);
    }

    private static List<String> fields(JsonNode items, String field) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.path(field).asText())
                .toList();
    }

    @Test
    void whatATaskRecordsIsListedAndAFailedUpgradeBringsTheEarlierStateBack() {
        runs.start("rec-1", recording("1.0.0", "database", "true"));
        runs.await("rec-1", "succeeded");
        var service = get("/api/v1/services/database").get(0);
        assertThat(service.path("version").asText()).isEqualTo("1.0.0");
        assertThat(service.path("status").asText()).isEqualTo("installed");
        assertThat(service.path("kind").asText()).isEqualTo("shell");
        assertThat(service.path("run").asText()).isEqualTo("rec-1");
        assertThat(service.at("/result/endpoint").asText()).isEqualTo("db:5432");

        runs.start("rec-2", recording("2.0.0", "database", "exit 1"));
        runs.await("rec-2", "rolled-back");
        assertThat(get("/api/v1/services/database").get(0).path("version").asText())
                .isEqualTo("1.0.0");
        var history = get("/api/v1/services/database/history").path("items");
        assertThat(fields(history, "version")).containsExactly("2.0.0", "1.0.0");
        assertThat(history.get(0).path("putBackAt").asText()).isNotEmpty();

        runs.start("rec-3", recording("2.0.0", "database", "true"));
        runs.await("rec-3", "succeeded");
        assertThat(get("/api/v1/services/database").get(0).path("version").asText())
                .isEqualTo("2.0.0");
    }

    @Test
    void aFailedFirstInstallLeavesNoService() {
        runs.start("gone-1", recording("1.0.0", "gone", "exit 1"));
        runs.await("gone-1", "rolled-back");
        assertThat(viewer.get("/api/v1/services/gone").statusCode()).isEqualTo(404);
        assertThat(fields(get("/api/v1/services").path("items"), "name")).doesNotContain("gone");
    }

    @Test
    void theListIsPaged() {
        for (var name : List.of("page-a", "page-b")) {
            runs.start(name, recording("1.0.0", name, "true"));
            runs.await(name, "succeeded");
        }
        var names = new java.util.ArrayList<String>();
        for (var next = ""; !next.equals("null"); ) {
            var page = get("/api/v1/services?limit=1" + (next.isEmpty() ? "" : "&after=" + next));
            names.addAll(fields(page.path("items"), "name"));
            next = page.path("next").asText();
        }
        assertThat(names).contains("page-a", "page-b").isSorted().doesNotHaveDuplicates();
        assertThat(viewer.get("/api/v1/services?after=x").statusCode()).isEqualTo(400);
    }

    @Test
    void aScriptAsksForServicesWithTheTokenOfItsRunAndCanDoNothingElseWithIt() throws IOException {
        runs.start("there", recording("3.1.4", "queue", "true"));
        runs.await("there", "succeeded");
        var written = folder.resolve("token");
        runs.start("asking", ASKING.replace("TOKENFILE", written.toString()));
        var run = runs.await("asking", "succeeded", "rolled-back", "failed");
        var log = viewer.get("/api/v1/runs/asking/tasks/ask/log").body();

        assertThat(run.path("state").asText()).as(log).isEqualTo("succeeded");
        assertThat(log)
                .containsPattern("live .*\"name\":\"queue\".*\"version\":\"3.1.4\"")
                .contains("\"name\":\"run:asking\"", "changing 403", "engine 403", "values 403")
                .containsPattern("file .*\"queue\":\\{\"kind\":\"shell\",\"version\":\"3.1.4\"");

        var token = Files.readString(written).strip();
        assertThat(token).startsWith("slr_asking.1.");
        assertThat(log).doesNotContain(token).contains("I am •••");
        assertThat(run.toString()).doesNotContain(token);
        assertThat(server.anonymous().withToken(token).get("/api/v1/services").statusCode())
                .as("the run is over")
                .isEqualTo(401);
    }
}
