package io.slipway.web.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.access.Role;
import io.slipway.web.Caller;
import io.slipway.web.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What people fill in, before a run and after it. TR-5, TR-6, TR-23. */
class ValuesApiIT {

    static final String PACKAGE = """
            kind: TaskPackage
            name: filled
            version: 1.0.0
            tasks:
              - id: greet
                type: shell
                description: Says hello.
                config:
                  type: object
                  required: [name, password]
                  properties:
                    name: {type: string, description: Whom to greet., minLength: 2}
                    times: {type: integer, default: 3, maximum: 9}
                    password: {type: string, format: password}
                spec:
                  env: {NAME: "${values.name}", TIMES: "${values.times}"}
                  run: 'echo hello $NAME $TIMES'
              - {id: quiet, type: shell, spec: {run: 'true'}}
            """;

    private static TestServer server;
    private static Runs runs;
    private static Caller viewer;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        runs = new Runs(server);
        viewer = server.program(Role.VIEWER);
        runs.push(PACKAGE);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theFormIsThereForProgramsAndAsAFileToBeFilledIn() {
        var form = Runs.json(viewer.get("/api/v1/packages/filled/form"));
        assertThat(form.at("/groups/0/task").asText()).isEqualTo("greet");
        assertThat(form.at("/groups/0/fields/1/default").asInt()).isEqualTo(3);

        var file = viewer.get("/api/v1/packages/filled:1.0.0/form?format=yaml");
        assertThat(file.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/yaml"));
        assertThat(file.body()).contains("# Whom to greet.", "    name:\n", "    times: 3\n", "    password:\n");
    }

    @Test
    void oneTaskHasItsOwnHelp() {
        assertThat(Runs.json(viewer.get("/api/v1/packages/filled/form?task=greet"))
                        .path("groups"))
                .hasSize(1);
        assertThat(Runs.json(viewer.get("/api/v1/packages/filled/form?task=quiet"))
                        .path("groups"))
                .isEmpty();
        var unknown = viewer.get("/api/v1/packages/filled/form?task=great");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(Runs.json(unknown).path("detail").asText())
                .isEqualTo("The package has no task \"great\". Its tasks: greet, quiet.");
        assertThat(viewer.get("/api/v1/packages/filled/form?format=pdf").statusCode())
                .isEqualTo(400);
        assertThat(viewer.get("/api/v1/packages/nothing/form").statusCode()).isEqualTo(404);
    }

    @Test
    void valuesAreCheckedBeforeARun() {
        var faulty = Runs.json(viewer.post(
                "/api/v1/packages/filled/values/check",
                "{\"values\":{\"tasks\":{\"greet\":{\"name\":\"a\",\"times\":12,\"password\":\"geheim\"}}}}"));
        assertThat(faulty.path("sound").asBoolean()).isFalse();
        assertThat(faulty.path("faults")).hasSize(2);
        assertThat(faulty.toString()).doesNotContain("geheim").contains("greet", "times", "name");

        var sound = Runs.json(viewer.post(
                "/api/v1/packages/filled/values/check",
                "{\"values\":{\"tasks\":{\"greet\":{\"name\":\"anna\",\"password\":\"geheim\"}}}}"));
        assertThat(sound.path("sound").asBoolean()).as(sound.toString()).isTrue();
        assertThat(sound.at("/values/tasks/greet")).hasToString("{\"name\":\"anna\",\"password\":\"•••\",\"times\":3}");
    }

    @Test
    void valuesThatAreKeptAreARunsByTheirId() {
        var kept = runs.operator.post(
                "/api/v1/values", "{\"tasks\":{\"greet\":{\"name\":\"bert\",\"password\":\"geheim\"}}}");
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(201);
        var id = Runs.json(kept).path("id").asText();
        var started = runs.operator.post(
                "/api/v1/runs",
                "{\"package\":\"filled\",\"id\":\"kept\",\"target\":\"prod\",\"values\":\"" + id + "\"}");
        assertThat(started.statusCode()).as(started.body()).isEqualTo(201);
        runs.await("kept", "succeeded");
        assertThat(viewer.get("/api/v1/runs/kept/tasks/greet/log").body()).isEqualTo("hello bert 3\n");

        var used = Runs.json(runs.operator.get("/api/v1/runs/kept/values"));
        assertThat(used.path("startedBy").asText()).startsWith("token:operator");
        assertThat(used.path("digest").asText()).hasSize(64);
        assertThat(used.path("target").asText()).isEqualTo("prod");
        assertThat(used.at("/values/tasks/greet/name").asText()).isEqualTo("bert");
        assertThat(used.at("/values/tasks/greet/password").asText()).isEqualTo("•••");
        assertThat(viewer.get("/api/v1/runs/kept/values").statusCode()).isEqualTo(403);
        assertThat(runs.operator.get("/api/v1/runs/nowhere/values").statusCode())
                .isEqualTo(404);
        assertThat(runs.operator.post("/api/v1/values", "[1]").statusCode()).isEqualTo(400);
    }
}
