package io.slipway.web.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.slipway.testsystems.ExpectedErrors;
import io.slipway.web.TestServer;
import io.slipway.web.pack.Archives;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is secret is seen by nobody but the scripts that need it (TR-8). */
class SecretsIT {

    /** With letters that JSON, addresses and shells write in other ways. */
    private static final String FILLED_IN = "C4naryOne/7\"q9+z w";

    /** Made by a script, so that nobody knows it before. */
    private static final String MADE = "C4naryTwo-made-by-a-script";

    private static final String MANIFEST = """
            kind: TaskPackage
            name: vault
            version: 1.0.0
            tasks:
              - id: source
                type: shell
                config: {type: object, properties: {password: {type: string, format: password, minLength: 5}}}
                outputs: {type: object, properties: {token: {type: string, format: password}}}
                spec: {run: source.sh, undo: undo.sh, env: {PW: '${values.password}'}}
              - id: passer
                type: shell
                dependsOn: [source]
                spec: {run: passer.sh, env: {T: '${outputs.source.token}'}}
              - id: failing
                type: shell
                dependsOn: [passer]
                retries: {attempts: 2, backoff: 100ms}
                config: {type: object, properties: {password: {type: string, x-secret: true}}}
                spec: {run: failing.sh, env: {PW: '${values.password}', T: '${outputs.source.token}'}}
            """;

    private static final Map<String, String> SCRIPTS =
            Map.of("source.sh", """
            #!/bin/sh
            echo "the password is $PW"
            printf %s "$PW" | base64
            made=$(printf '%s%s' C4nary 'Two-made-by-a-script')
            echo "token=$made" >>"$SLIPWAY_OUTPUTS"
            echo "plain=see $PW there" >>"$SLIPWAY_OUTPUTS"
            """, "undo.sh", """
            #!/bin/sh
            echo "cannot drop it with $PW" >&2
            [ -e 'FOLDER/mended' ]
            """, "passer.sh", """
            #!/bin/sh -x
            echo "got $T"
            echo "handed=on $T" >>"$SLIPWAY_OUTPUTS"
            : >'FOLDER/passing'
            while [ -e 'FOLDER/hold' ]; do sleep 0.05; done
            """, "failing.sh", """
            #!/bin/sh
            echo "login with $PW and $T refused" >&2
            exit 1
            """);

    private static TestServer server;
    private static RunCalls runs;

    @TempDir
    Path folder;

    @BeforeAll
    static void start(@TempDir Path plugins) {
        server = TestServer.startWith(PickyTask.jar(plugins));
        runs = RunCalls.on(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private byte[] vault() {
        var files = new HashMap<String, String>();
        SCRIPTS.forEach((name, text) -> files.put(name, text.replace("FOLDER", folder.toString())));
        files.put("package.yaml", MANIFEST);
        return Archives.zip(files);
    }

    private static String values(String password) {
        return JsonPath.parse(Map.of(
                        "tasks",
                        Map.of("source", Map.of("password", password), "failing", Map.of("password", password))))
                .jsonString();
    }

    @Test
    void secretsAreNowhereWhileARunRunsWaitsAndIsOver() throws IOException {
        try (var canary = new Canary(server, FILLED_IN, MADE)) {
            runs.push(vault());
            Files.createFile(folder.resolve("hold"));
            var order = JsonPath.parse(Map.of(
                            "businessKey",
                            "kept-secret",
                            "variables",
                            Map.of(
                                    "package", Map.of("type", "String", "value", "vault"),
                                    "values", Map.of("type", "String", "value", values(FILLED_IN)))))
                    .jsonString();
            var begun = runs.caller().post("/engine-rest/process-definition/key/run/start", order);
            assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
            assertThat(canary.isIn(begun.body())).isFalse();
            var run = "kept-secret";

            await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(folder.resolve("passing")));
            assertThat(canary.inProcesses()).as("processes").isEmpty();
            assertThat(canary.places(run)).as("while it runs").isEmpty();

            Files.delete(folder.resolve("hold"));
            var waiting = runs.awaitState(run, "waiting");
            assertThat(waiting.read("$.tasks[0].error", String.class)).contains("cannot drop it with •••");
            assertThat(canary.placesAnywhere(run)).as("while it waits").isEmpty();
            assertThat(outputs(run, "source")).contains("\"token\":\"***\"").contains("\"plain\":\"***\"");
            assertThat(outputs(run, "passer")).contains("\"handed\":\"***\"");
            assertThat(log(run, "source")).contains("the password is •••");
            assertThat(log(run, "passer")).contains("got •••");

            Files.createFile(folder.resolve("mended"));
            runs.wish(run, "retry", "{\"task\":\"source\"}");
            var ended = runs.awaitState(run, "failed");
            assertThat(ended.read("$.reason", String.class)).contains("login with ••• and ••• refused");
            assertThat(canary.places(run)).as("at the end").isEmpty();
        }
    }

    private static String outputs(String run, String task) {
        return JsonPath.parse((Object) runs.of(run).read("$.tasks[?(@.id=='" + task + "')].outputs"))
                .jsonString();
    }

    private static String log(String run, String task) {
        return runs.caller()
                .get("/api/v1/runs/" + run + "/tasks/" + task + "/log")
                .body();
    }

    @Test
    @ExpectedErrors("A task type failed in a way that nobody planned for")
    void aTaskTypeThatFallsOverTellsNoSecret() {
        try (var canary = new Canary(server, FILLED_IN)) {
            runs.push(Archives.zip(Map.of("package.yaml", """
                    kind: TaskPackage
                    name: falls
                    version: 1.0.0
                    tasks:
                      - id: picky
                        type: picky
                        config: {type: object, properties: {password: {type: string, format: password}}}
                        spec: {falls: 'no luck with ${values.password}'}
                    """)));
            var values = JsonPath.parse(Map.of("tasks", Map.of("picky", Map.of("password", FILLED_IN))))
                    .jsonString();
            var run = runs.start("falls", ",\"values\":" + values);
            var ended = runs.awaitState(run, "rolled-back");
            assertThat(ended.read("$.reason", String.class)).contains("failed in a way that nobody planned for");
            assertThat(canary.places(run)).isEmpty();
        }
    }

    @Test
    void aRefusedSecretIsNotToldBack() {
        try (var canary = new Canary(server, "C4n", FILLED_IN)) {
            runs.push(vault());
            var tooShort = runs.ask("vault", ",\"values\":" + values("C4n"));
            assertThat(tooShort.statusCode()).isEqualTo(400);
            assertThat(tooShort.body()).contains("password").doesNotContain("C4n");

            var notText = runs.ask("vault", ",\"values\":" + values("x").replace("\"x\"", "[\"" + "C4naryOne" + "\"]"));
            assertThat(notText.statusCode()).isEqualTo(400);
            assertThat(canary.isIn(notText.body())).isFalse();

            var strange = runs.ask("vault", ",\"values\":{\"C4naryOne\":1,\"tasks\":{\"source\":\"C4naryOne\"}}");
            assertThat(strange.statusCode()).isEqualTo(400);

            var broken = runs.ask("vault", ",\"values\":\"{\\\"tasks\\\": C4naryOne\"");
            assertThat(broken.statusCode()).isEqualTo(400);
            assertThat(canary.isIn(broken.body())).as(broken.body()).isFalse();
        }
    }
}
