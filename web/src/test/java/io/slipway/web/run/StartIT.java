package io.slipway.web.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import io.slipway.engine.access.Role;
import io.slipway.web.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** However a run is started, it is the same run; and what is refused was never started. */
class StartIT {

    private static final String ENGINE = "/engine-rest/process-definition/key/run/start";

    @TempDir
    static Path folder;

    private static TestServer server;
    private static RunCalls runs;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        runs = RunCalls.on(server);
        runs.push(Steps.in(folder.resolve("shop")).archive("shop", "1.0.0", """
                tasks:
                  - {id: one, ~both, config: {type: object, required: [size], properties: {size: {type: integer, maximum: 5}}}}
                  - {id: two, ~step, dependsOn: [one]}
                """));
        assertThat(runs.awaitState(runs.start("shop", ",\"id\":\"taken\"," + values()), "succeeded"))
                .isNotNull();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String values() {
        return "\"values\":{\"tasks\":{\"one\":{\"size\":3}}}";
    }

    private static String variable(String name, String value) {
        return "\"" + name + "\":{\"type\":\"String\",\"value\":\"" + value.replace("\"", "\\\"") + "\"}";
    }

    private static String order(String key, String... variables) {
        var business = key.isEmpty() ? "" : "\"businessKey\":\"" + key + "\",";
        return "{" + business + "\"variables\":{" + String.join(",", variables) + "}}";
    }

    @Test
    void aRunStartedByTheEnginesRestIsTheSameAsOneByTheApi() {
        var fit = "{\"tasks\":{\"one\":{\"size\":3}}}";
        var begun = runs.caller()
                .post(ENGINE, order("by-engine", variable("package", "shop:1.0.0"), variable("values", fit)));
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
        assertThat(JsonPath.<String>read(begun.body(), "$.businessKey")).isEqualTo("by-engine");
        runs.start("shop:1.0.0", ",\"id\":\"by-api\"," + values());

        var engine = runs.awaitState("by-engine", "succeeded");
        var api = runs.awaitState("by-api", "succeeded");
        assertThat(essence(engine, "by-engine")).isEqualTo(essence(api, "by-api"));
        assertThat(essence(runs.report("by-engine"), "by-engine")).isEqualTo(essence(runs.report("by-api"), "by-api"));
        assertThat(events("by-engine")).isEqualTo(events("by-api"));
    }

    @Test
    void aRunWithoutABusinessKeyGetsOneThatTheAnswerTells() {
        var fit = "{\"tasks\":{\"one\":{\"size\":3}}}";
        var begun = runs.caller().post(ENGINE, order("", variable("package", "shop"), variable("values", fit)));
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
        String key = JsonPath.read(begun.body(), "$.businessKey");
        assertThat(key).startsWith("shop-");
        runs.awaitState(key, "succeeded");
    }

    /** Without what differs from run to run: its id, times, and the versions of definitions. */
    private static String essence(DocumentContext document, String run) {
        return document.jsonString()
                .replace(run, "RUN")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "TIME")
                .replaceAll("version \\d+", "version N");
    }

    private static List<String> events(String run) {
        var answer = runs.caller().get("/api/v1/runs/" + run + "/events?limit=100");
        return JsonPath.<List<String>>read(answer.body(), "$.items[*].kind");
    }

    static Stream<Arguments> badStarts() {
        var fit = variable("values", "{\"tasks\":{\"one\":{\"size\":3}}}");
        var shop = variable("package", "shop:1.0.0");
        return Stream.of(
                Arguments.of("no package", 400, order("a", fit), "Nothing says what to run."),
                Arguments.of("unknown package", 400, order("b", variable("package", "none:1.0.0"), fit), "none:1.0.0"),
                Arguments.of(
                        "values that do not fit",
                        400,
                        order("c", shop, variable("values", "{\"tasks\":{\"one\":{\"size\":9}}}")),
                        "size"),
                Arguments.of("a value that is missing", 400, order("d", shop), "size"),
                Arguments.of("values not JSON", 400, order("e", shop, variable("values", "{\"tasks\":")), "no JSON"),
                Arguments.of("unknown values", 400, order("f", shop, variable("values", "v-none")), "v-none"),
                Arguments.of("a taken business key", 409, order("taken", shop, fit), "'taken' already"),
                Arguments.of("a bad business key", 400, order("No Good", shop, fit), "No Good"),
                Arguments.of(
                        "a bad wish on conflicts",
                        400,
                        order("g", shop, fit, variable("onConflict", "fight")),
                        "fight"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badStarts")
    void aBadStartIsRefusedWithASentenceAndStartsNothing(String what, int status, String order, String sentence) {
        var before = rows();
        for (var way : List.of(ENGINE, "/camunda/api/engine/engine/default/process-definition/key/run/start")) {
            var caller = way.equals(ENGINE)
                    ? runs.caller()
                    : server.browser(Role.OPERATOR).withCamundaCsrf();
            var refused = caller.post(way, order);
            assertThat(refused.statusCode()).as(way + refused.body()).isEqualTo(status);
            assertThat(JsonPath.<String>read(refused.body(), "$.message"))
                    .contains(sentence)
                    .endsWith(".");
        }
        var refused = runs.caller().post("/api/v1/runs", asRequest(order));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(status);
        assertThat(JsonPath.<String>read(refused.body(), "$.detail"))
                .contains(sentence)
                .endsWith(".");

        assertThat(rows()).as("rows after " + what).isEqualTo(before);
    }

    /** The same order as our API takes it. */
    private static String asRequest(String order) {
        var read = JsonPath.parse(order);
        var request = new TreeMap<String, Object>();
        read.<Map<String, Map<String, Object>>>read("$.variables")
                .forEach((name, variable) -> request.put(name, variable.get("value")));
        Map<String, Object> all = read.read("$");
        if (all.containsKey("businessKey")) request.put("id", all.get("businessKey"));
        return JsonPath.parse(request).jsonString();
    }

    /** How many rows each table of the engine and of ours has that a start writes to. */
    private static Map<String, Long> rows() {
        var database = JdbcClient.create(server.bean(DataSource.class));
        var counts = new TreeMap<String, Long>();
        for (var table : List.of(
                "run",
                "run_event",
                "task_attempt",
                "filled_values",
                "ACT_RU_EXECUTION",
                "ACT_RU_VARIABLE",
                "ACT_RU_JOB",
                "ACT_HI_PROCINST",
                "ACT_HI_ACTINST",
                "ACT_HI_VARINST",
                "ACT_HI_DETAIL",
                "ACT_GE_BYTEARRAY"))
            counts.put(
                    table,
                    database.sql("select count(*) from " + table)
                            .query(Long.class)
                            .single());
        return counts;
    }
}
