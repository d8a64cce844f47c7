package io.slipway.web.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.access.Role;
import io.slipway.engine.pack.PackageFiles;
import io.slipway.testsystems.ExpectedErrors;
import io.slipway.web.Caller;
import io.slipway.web.TestServer;
import io.slipway.web.cli.Typed;
import io.slipway.web.run.Runs;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** Objects of installed apps are seen and changed at run time, by those who may. AP-6, AP-8 to AP-11, AP-24, AP-27. */
class ObjectsApiIT {

    private static final String ERRORS = "[errors]\nsearch = error\ncron = 5 * * * *\n";

    private static TestServer server;
    private static Runs runs;
    private static Caller admin;
    private static Caller operator;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        runs = new Runs(server);
        admin = server.program(Role.ADMIN);
        operator = server.program(Role.OPERATOR);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Map<String, String> app(String id, String version, String searches, String meta) {
        var files = new HashMap<String, String>();
        files.put("app.conf", "[app]\nid = " + id + "\nversion = " + version + "\n");
        files.put("default/search/savedsearch.conf", searches);
        files.put("default/sqlconnector.conf", "[db]\nurl = jdbc:x\npassword = hidden-one\n");
        files.put("metadata/default.meta", meta);
        return files;
    }

    private static void change(String action, String reference, String id, String more) {
        var answer = operator.post(
                "/api/v1/installs",
                "{\"action\":\"" + action + "\",\"package\":\"" + reference + "\",\"id\":\"" + id + "\"" + more + "}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        runs.await(id, more.isEmpty() ? "succeeded" : "waiting");
    }

    private static void install(String id, String meta) {
        change("install", runs.push(app(id, "1.0.0", ERRORS, meta)), id + "-1", "");
    }

    private static String path(String app, String object) {
        return "/api/v1/apps/" + app + "/objects/" + object;
    }

    private static JsonNode get(Caller caller, String path) {
        var answer = caller.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Runs.json(answer);
    }

    private static JsonNode put(Caller caller, String path, String values) {
        var answer = caller.put(path, values);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Runs.json(answer);
    }

    private static String refused(int status, Caller caller, String path, String values) {
        var answer = caller.put(path, values);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer.body();
    }

    private static String drift(String app) {
        return get(operator, "/api/v1/apps/" + app + "/drift").toString();
    }

    @Test
    void aChangeIsInForceAtOnceIsNoDriftAndSurvivesAnUpgrade() {
        install("kept", "");
        var errors = path("kept", "savedsearch/errors");
        var changed = put(admin, errors, "{\"search\":\"fatal\",\"cron\":\"5 * * * *\"}");
        assertThat(changed.path("revision").asInt()).isEqualTo(2);
        assertThat(changed.path("local").asBoolean()).isTrue();
        put(admin, path("kept", "savedsearch/mine"), "{\"search\":\"mine\"}");
        put(admin, path("kept", "label/red"), "{}");
        assertThat(drift("kept")).isEqualTo("[]");

        var next = ERRORS.replace("5 * * * *", "7 * * * *") + "[more]\nsearch = more\n";
        change("upgrade", runs.push(app("kept", "2.0.0", next, "")), "kept-2", "");
        var values = get(admin, errors).path("values");
        assertThat(values.path("search").asText()).isEqualTo("fatal");
        assertThat(values.path("cron").asText()).isEqualTo("7 * * * *");
        assertThat(get(admin, "/api/v1/apps/kept/objects?kind=savedsearch").findValuesAsText("name"))
                .containsExactly("errors", "mine", "more");
        assertThat(get(admin, "/api/v1/apps/kept/objects").findValuesAsText("kind"))
                .contains("label");
        assertThat(drift("kept")).isEqualTo("[]");

        assertThat(admin.delete(errors).statusCode()).isEqualTo(204);
        assertThat(get(admin, errors).path("values").path("search").asText()).isEqualTo("error");
        assertThat(admin.delete(path("kept", "savedsearch/mine")).statusCode()).isEqualTo(204);
        assertThat(admin.get(path("kept", "savedsearch/mine")).statusCode()).isEqualTo(404);

        change("uninstall", "kept", "kept-3", "");
        change("install", "kept:1.0.0", "kept-4", "");
        assertThat(get(admin, "/api/v1/apps/kept/objects?kind=savedsearch").findValuesAsText("name"))
                .as("what was changed at run time has gone with the app")
                .containsExactly("errors");
    }

    @Test
    void allRevisionsAreKeptAndOneIsBroughtBackWithItsSecret() {
        install("old", "");
        var db = path("old", "sqlconnector/db");
        put(admin, db, "{\"url\":\"jdbc:y\",\"password\":\"hidden-two\"}");
        var masked = put(admin, db, "{\"url\":\"jdbc:z\",\"password\":\"(secret)\"}");
        assertThat(masked.path("values").path("password").asText()).isEqualTo("(secret)");
        assertThat(secretOf("old")).as("given back as shown, it stays").isEqualTo("hidden-two");

        var restored = admin.post(db + "/restore", "{\"revision\":1}");
        assertThat(restored.statusCode()).as(restored.body()).isEqualTo(200);
        assertThat(secretOf("old")).isEqualTo("hidden-one");
        var revisions = admin.get(db + "/revisions").body();
        assertThat(Runs.json(admin.get(db + "/revisions")).findValuesAsText("revision"))
                .containsExactly("4", "3", "2", "1");
        assertThat(revisions).contains("\"run\":\"old-1\"", "\"by\":\"token:").doesNotContain("hidden-");
        assertThat(admin.post(db + "/restore", "{\"revision\":9}").body()).contains("RUNS-INVALID", "no revision 9");
        assertThat(refused(409, admin, db + "?revision=3", "{\"url\":\"jdbc:late\"}"))
                .contains("Somebody else has changed", "revision 4");
    }

    private static String secretOf(String app) {
        return server.bean(io.slipway.engine.install.ConfigurationCentre.class)
                .content(app, "sqlconnector", "db")
                .orElseThrow()
                .path("password")
                .asText();
    }

    @Test
    void whatLintWouldRefuseIsRefusedAndChangesNothing() {
        install("strict", "");
        var errors = path("strict", "savedsearch/errors");
        assertThat(refused(400, admin, errors, "{\"cron\":\"5 * * * *\"}")).contains("APP-MISSING-KEY");
        assertThat(refused(400, admin, errors, "{\"search\":\"x\",\"cron\":\"often\"}"))
                .contains("APP-VALUE");
        assertThat(refused(400, admin, errors, "{\"search\":\"x\",\"loggroup\":\"no\"}"))
                .contains("APP-REFERENCE");
        assertThat(refused(400, admin, errors, "{\"search\":\" x\"}")).contains("white space");
        assertThat(refused(400, admin, path("strict", "kafka/orders"), "{\"partitions\":\"1\"}"))
                .contains("changed in the package");
        assertThat(refused(404, admin, path("unheard-of", "savedsearch/x"), "{\"search\":\"x\"}"))
                .contains("not installed");
        put(admin, path("strict", "loggroup/web"), "{}");
        put(admin, errors, "{\"search\":\"x\",\"loggroup\":\"web\"}");
        assertThat(admin.delete(path("strict", "loggroup/web")).body())
                .as("others name it")
                .contains("APP-REFERENCE");
        assertThat(get(admin, errors).path("revision").asInt()).isEqualTo(2);
    }

    @Test
    void theRightsOfTheAppSayWhoSeesAndChangesWhat() {
        install(
                "guarded",
                "[savedsearch/errors]\naccess = role:viewer\nwrite = role:operator\n[savedsearch/none]\naccess = *\n");
        var viewer = server.program(Role.VIEWER);
        var designer = server.program(Role.DESIGNER);
        var errors = path("guarded", "savedsearch/errors");
        assertThat(get(viewer, errors).path("executedAs").asText()).isEqualTo("viewer(role)");
        assertThat(refused(403, viewer, errors, "{\"search\":\"x\"}")).contains("NOT-ALLOWED", "write =");
        assertThat(put(operator, errors, "{\"search\":\"x\"}")
                        .path("executedAs")
                        .asText())
                .isEqualTo("operator(role)");
        assertThat(designer.get(errors).statusCode()).isEqualTo(404);
        assertThat(refused(404, designer, errors, "{\"search\":\"x\"}")).contains("may not see it");
        assertThat(get(designer, path("guarded", "sqlconnector/db"))
                        .path("mayWrite")
                        .asBoolean())
                .as("what takes part in receiving data is global")
                .isFalse();
        assertThat(operator.get(errors + "?as=other").statusCode()).isEqualTo(403);
    }

    @Test
    void anObjectThatAnotherAppHasChangedStaysForBoth() {
        install("lender", "[]\naccess = app:taker\nwrite = app:taker\n");
        install("taker", "");
        change("install", runs.push(app("bystander", "1.0.0", "[b]\nsearch = b\n", "")), "bystander-1", "");
        put(admin, path("lender", "loggroup/web"), "{}");
        var slow = path("lender", "savedsearch/slow");
        put(admin, slow, "{\"search\":\"slow\",\"loggroup\":\"web\"}");
        assertThat(refused(404, admin, slow + "?as=bystander", "{\"search\":\"x\"}"))
                .contains("may not see it");
        put(admin, slow + "?as=taker", "{\"search\":\"slower\",\"loggroup\":\"web\"}");
        assertThat(get(admin, slow + "/revisions").toString()).contains("as app:taker");
        assertThat(admin.get(path("taker", "savedsearch/slow")).statusCode()).isEqualTo(404);

        change("uninstall", "lender", "lender-2", "");
        var taken = get(admin, path("taker", "savedsearch/slow"));
        assertThat(taken.path("values").path("search").asText()).isEqualTo("slower");
        assertThat(get(admin, path("taker", "loggroup/web")).path("local").asBoolean())
                .as("with what it names")
                .isTrue();
        assertThat(drift("taker")).isEqualTo("[]");
        change("uninstall", "taker", "taker-2", "");
        assertThat(get(admin, "/api/v1/centre/events?limit=1000").toString())
                .contains(
                        "\"app\":\"taker\",\"kind\":\"loggroup\",\"name\":\"web\",\"revision\":2,\"change\":\"delete\"");
    }

    @Test
    void whileARunHasTheAppNothingIsChangedAndItsNameIsSaid() {
        install("busy", "");
        var next = runs.push(app("busy", "2.0.0", ERRORS + "[more]\nsearch = m\n", ""));
        change("upgrade", next, "busy-2", ",\"approval\":true");
        assertThat(refused(409, admin, path("busy", "savedsearch/errors"), "{\"search\":\"x\"}"))
                .contains("The run busy-2 has locked");
        operator.post("/api/v1/runs/busy-2/approval", "{\"approved\":true}");
        runs.await("busy-2", "succeeded");
        put(admin, path("busy", "savedsearch/errors"), "{\"search\":\"x\"}");
    }

    @Test
    @ExpectedErrors("Check constraint violation")
    void theCentreAndTheAppsLocalAreChangedBothOrNeither() {
        install("whole", "");
        var jdbc = new JdbcTemplate(server.bean(javax.sql.DataSource.class));
        var path = path("whole", "savedsearch/errors");
        for (var table : List.of("app_object", "app_local")) {
            jdbc.execute(
                    "alter table " + table + " add constraint broken check (app <> 'whole' or kind <> 'savedsearch'"
                            + (table.equals("app_object") ? " or revision < 2)" : ")"));
            try {
                assertThat(admin.put(path, "{\"search\":\"x\"}").statusCode()).isEqualTo(500);
            } finally {
                jdbc.execute("alter table " + table + " drop constraint broken");
            }
            assertThat(get(admin, path).path("revision").asInt()).isEqualTo(1);
            assertThat(jdbc.queryForObject("select count(*) from app_local where app = 'whole'", Integer.class))
                    .isZero();
            assertThat(operator.get("/api/v1/reservations").body()).doesNotContain("whole");
        }
        put(admin, path, "{\"search\":\"x\"}");
    }

    @Test
    void servicesFollowTheCentreFromWhereTheyWere() {
        install("followed", "");
        var all = get(operator, "/api/v1/centre/events?limit=1000").path("items");
        long last = all.get(all.size() - 1).path("number").asLong();
        put(admin, path("followed", "savedsearch/errors"), "{\"search\":\"x\"}");
        var news = get(operator, "/api/v1/centre/events?after=" + last).path("items");
        assertThat(news.findValuesAsText("name")).contains("errors");
        assertThat(news.toString()).contains("\"app\":\"followed\"", "\"revision\":2", "\"change\":\"put\"");
    }

    private int slipway(String... arguments) {
        said.getBuffer().setLength(0);
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--server", server.address().toString(), "--token", server.token(Role.ADMIN)));
        return Typed.run(said, all.toArray(String[]::new));
    }

    private final StringWriter said = new StringWriter();

    @Test
    void theCommandLineShowsAndChangesObjects() {
        install("typed", "");
        assertThat(slipway("app", "set", "typed", "savedsearch/errors", "cron=7 * * * *", "label=a=b"))
                .as(said.toString())
                .isZero();
        assertThat(slipway("app", "set", "typed", "savedsearch/new one", "search=x"))
                .as(said.toString())
                .isZero();
        assertThat(slipway("app", "unset", "typed", "savedsearch/errors", "label"))
                .isZero();
        assertThat(slipway("app", "get", "typed", "savedsearch/errors")).isZero();
        assertThat(said.toString()).isEqualTo("search = error\ncron = 7 * * * *\n");
        assertThat(slipway("app", "get", "typed")).isZero();
        assertThat(said.toString()).contains("savedsearch    new one").contains("sqlconnector");
        assertThat(slipway("app", "unset", "typed", "savedsearch/new one")).isZero();
        assertThat(slipway("app", "set", "typed", "savedsearch/new one", "search=y"))
                .as(said.toString())
                .isZero();
        assertThat(slipway("app", "set", "typed", "savedsearch/errors", "cron=never"))
                .isEqualTo(2);
        assertThat(said.toString()).contains("cron");
        assertThat(slipway("app", "set", "typed", "errors", "cron=never")).isEqualTo(2);
    }

    @Test
    void whatIsExportedInstallsElsewhereAsItIsHere(@TempDir Path temp) throws IOException {
        var brought = app("carried", "1.0.0", "# ours\n" + ERRORS, "");
        brought.put("local/search/savedsearch.conf", "# by hand\n[errors]\n; why\nearliest = -1h\n");
        change("install", runs.push(brought), "carried-1", "");
        put(admin, path("carried", "savedsearch/errors"), "{\"search\":\"fatal\",\"earliest\":\"-2h\"}");
        put(admin, path("carried", "savedsearch/mine"), "{\"search\":\"mine\"}");
        put(admin, path("carried", "label/red"), "{}");
        put(admin, path("carried", "sqlconnector/db"), "{\"url\":\"jdbc:x\",\"password\":\"hidden-two\"}");
        var before = objectsOf("carried");

        var archive = temp.resolve("carried.tgz");
        assertThat(slipway("app", "export", "carried", "-o", archive.toString()))
                .as(said.toString())
                .isZero();
        try (var files = PackageFiles.open(archive).orThrow()) {
            assertThat(Files.readString(files.root().resolve("local/search/savedsearch.conf")))
                    .startsWith("# by hand\n[errors]\n; why\nearliest = -2h\n");
            assertThat(Files.readString(files.root().resolve("default/search/savedsearch.conf")))
                    .isEqualTo("# ours\n" + ERRORS);
        }
        change("uninstall", "carried", "carried-2", "");
        assertThat(slipway("package", "push", "--replace", archive.toString()))
                .as(said.toString())
                .isZero();
        change("install", "carried:1.0.0", "carried-3", "");
        assertThat(objectsOf("carried")).isEqualTo(before);
        assertThat(secretOf("carried")).isEqualTo("hidden-two");
        assertThat(operator.get("/api/v1/apps/carried/export").statusCode()).isEqualTo(403);
    }

    /** Keys that were taken away count as none. */
    private static List<String> objectsOf(String app) {
        var objects = new ArrayList<String>();
        get(admin, "/api/v1/apps/" + app + "/objects")
                .path("items")
                .forEach(object -> objects.add(object.path("kind").asText() + "/"
                        + object.path("name").asText() + new TreeMap<>(texts(object.path("values")))));
        return objects;
    }

    private static Map<String, String> texts(JsonNode values) {
        var texts = new HashMap<String, String>();
        values.properties().forEach(one -> {
            if (!one.getValue().asText().isEmpty())
                texts.put(one.getKey(), one.getValue().asText());
        });
        return texts;
    }

    @Test
    void selectedObjectsBecomeANewApp(@TempDir Path temp) {
        install("source", "");
        put(admin, path("source", "loggroup/web"), "{}");
        put(admin, path("source", "savedsearch/errors"), "{\"search\":\"fatal\",\"loggroup\":\"web\"}");
        var archive = temp.resolve("new.tgz").toString();
        var errors = "savedsearch/errors@source";
        assertThat(slipway("app", "export", "--objects", errors, "--as", "fresh:1.0.0", "-o", archive))
                .isEqualTo(2);
        assertThat(said.toString()).as("what it names is missing").contains("web");
        assertThat(slipway("app", "export", "--objects", "errors", "--as", "fresh:1.0.0", "-o", archive))
                .isEqualTo(2);
        assertThat(slipway("app", "export", "--objects", errors, "--as", "bad id:1.0.0", "-o", archive))
                .isEqualTo(2);
        var both = errors + ",loggroup/web@source";
        assertThat(slipway("app", "export", "--objects", both, "--as", "fresh:1.0.0", "-o", archive))
                .as(said.toString())
                .isZero();
        assertThat(slipway("package", "push", archive)).as(said.toString()).isZero();
        change("install", "fresh:1.0.0", "fresh-1", "");
        assertThat(objectsOf("fresh"))
                .containsExactly("loggroup/web{}", "savedsearch/errors{loggroup=web, search=fatal}");
    }
}
