package io.slipway.web.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.slipway.engine.access.Role;
import io.slipway.engine.site.SiteSettingsReader;
import io.slipway.web.Caller;
import io.slipway.web.TestServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Packages over REST, sound ones and hostile ones. */
class PackagesApiIT {

    private static TestServer server;
    private static Caller viewer;
    private static Caller admin;
    private static Sender operator;

    @BeforeAll
    static void start() {
        var environment = Map.of("SLIPWAY_CONFIG__packages__uploadLimit", "8MB");
        server = TestServer.start(SiteSettingsReader.read(null, environment).orThrow(), Map.of());
        viewer = server.program(Role.VIEWER);
        admin = server.program(Role.ADMIN);
        operator = new Sender(server.address(), server.token(Role.OPERATOR));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void nothingIsLeftOfUploads() throws IOException {
        assertThat(uploads()).isEmpty();
        JdbcClient.create(server.bean(DataSource.class))
                .sql("delete from package")
                .update();
    }

    private static List<Path> uploads() throws IOException {
        var data = Path.of(String.valueOf(server.context().getEnvironment().getProperty("slipway.data")));
        try (var left = Files.list(data.resolve("uploads"))) {
            return left.toList();
        }
    }

    private static long rows(String table) {
        return JdbcClient.create(server.bean(DataSource.class))
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    private static <T> T at(String json, String path) {
        return JsonPath.read(json, path);
    }

    @Test
    void whatIsPushedCanBeReadAndIsThereOnce() {
        var pushed = operator.send(Archives.sound("shop", "1.2.0"));
        assertThat(pushed.statusCode()).as(pushed.body()).isEqualTo(201);
        String digest = at(pushed.body(), "$.digest");
        assertThat(pushed.headers().firstValue("Location")).hasValue("/api/v1/packages/" + digest);
        assertThat(pushed.body()).contains("\"name\":\"shop\",\"version\":\"1.2.0\",\"kind\":\"task\"");

        var again = operator.send(Archives.sound("shop", "1.2.0"));
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(pushed.body());

        for (var ref : List.of("shop", "shop:1.2.0", digest, digest.substring(0, 8))) {
            var one = viewer.get("/api/v1/packages/" + ref);
            assertThat(one.statusCode()).as(ref + one.body()).isEqualTo(200);
            assertThat(JsonPath.<List<String>>read(one.body(), "$.tasks[*].id")).containsExactly("one", "two");
            assertThat(JsonPath.<List<String>>read(one.body(), "$.edges[*].to")).containsExactly("two");
            assertThat(JsonPath.<String>read(one.body(), "$.digest")).isEqualTo(digest);
            assertThat(JsonPath.<String>read(one.body(), "$.links.form"))
                    .isEqualTo("/api/v1/packages/" + digest + "/form");
        }
    }

    @Test
    void theArchiveComesBackAsItIsKept() throws Exception {
        operator.send(Archives.sound("shop", "1.2.0"));
        var request = HttpRequest.newBuilder(URI.create(server.address() + "/api/v1/packages/shop/archive"))
                .header("Authorization", "Bearer " + server.token(Role.VIEWER))
                .build();

        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());

        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"shop-1.2.0.tgz\"");
        var content = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
        assertThat(new String(content, StandardCharsets.UTF_8)).contains("package.yaml", "name: shop");
        assertThat(operator.send(answer.body()).statusCode())
                .as("pushing it again")
                .isEqualTo(200);
    }

    @Test
    void theGraphCanBeHadInEachFormat() {
        operator.send(Archives.sound("shop", "1.2.0"));

        assertThat(viewer.get("/api/v1/packages/shop/graph").body()).contains("\"from\" : \"one\"");
        assertThat(viewer.get("/api/v1/packages/shop/graph?format=bpmn").body())
                .contains("<bpmn:process id=\"graph-shop\"");
        assertThat(viewer.get("/api/v1/packages/shop/graph?format=mermaid").body())
                .contains("flowchart LR", "n0 --> n1");
        assertThat(viewer.get("/api/v1/packages/shop/graph?format=png").body())
                .contains("GRAPH-FORMAT", "Give json, bpmn, mermaid, dot or text.");
    }

    @Test
    void anotherPackageOfTheSameVersionIsRefusedUnlessItReplaces() {
        operator.send(Archives.sound("shop", "1.2.0"));
        var other = Archives.zip(Map.of("package.yaml", Archives.manifest("shop", "1.2.0"), "more", ""));

        var refused = operator.send(other);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("\"code\":\"PACKAGE-VERSION-TAKEN\"", "pushed by \\\"token:operator-");
        assertThat(operator.send("?replace=true", "file", other).statusCode()).isEqualTo(201);
        var list = viewer.get("/api/v1/packages").body();
        assertThat(JsonPath.<List<Boolean>>read(list, "$.items[*].current")).containsExactly(true, false);
    }

    @Test
    void allFaultsOfAPackageAreToldAtOnceAndNothingIsKept() {
        var faulty = "kind: TaskPackage\nname: shop\nversion: 1\ntasks:\n  - {id: a, type: nop}\n"
                + "  - {id: a, type: noop, dependsOn: [b]}\n";

        var refused = operator.send(Archives.zip(Map.of("package.yaml", faulty)));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(JsonPath.<String>read(refused.body(), "$.code")).isEqualTo("UPLOAD-REFUSED");
        assertThat(JsonPath.<String>read(refused.body(), "$.detail"))
                .isEqualTo("The package in 'a.tgz' has 4 faults; nothing of it was kept.");
        assertThat(JsonPath.<List<String>>read(refused.body(), "$.faults[*].code"))
                .containsExactly(
                        "PACKAGE-VERSION", "PACKAGE-UNKNOWN-TYPE", "PACKAGE-DUPLICATE-TASK", "PACKAGE-MISSING-TASK");
        Map<String, Object> fault = at(refused.body(), "$.faults[0]");
        assertThat(fault)
                .containsEntry("file", "a.tgz/package.yaml")
                .containsEntry("line", 3)
                .containsEntry("column", 10)
                .containsEntry("docs", "docs/errors/PACKAGE-VERSION.md");
        assertThat(rows("package")).isZero();
    }

    static Stream<Arguments> hostile() {
        return Stream.of(
                Arguments.of("a bomb", Archives.bomb(64), "PACKAGE-TOO-BIG"),
                Arguments.of("a link", Archives.tgz("passwd", '2'), "PACKAGE-LINK"),
                Arguments.of("a device", Archives.tgz("null", '3'), "PACKAGE-SPECIAL-FILE"),
                Arguments.of("the way out, tar", Archives.tgz("../../x", '0'), "PACKAGE-FILE-NAME"),
                Arguments.of("the way out, zip", Archives.zip(Map.of("a/../../x", "")), "PACKAGE-FILE-NAME"),
                Arguments.of("an absolute name", Archives.tgz("/tmp/x", '0'), "PACKAGE-FILE-NAME"),
                Arguments.of("too many files", Archives.manyFiles(20_001), "PACKAGE-TOO-MANY-FILES"),
                Arguments.of("too deep", Archives.zip(Map.of("a/".repeat(40) + "x", "")), "PACKAGE-TOO-DEEP"),
                Arguments.of("half an archive", half(Archives.sound("shop", "1.0.0")), "PACKAGE-ARCHIVE-BROKEN"),
                Arguments.of(
                        "no archive", "kind: TaskPackage".getBytes(StandardCharsets.UTF_8), "PACKAGE-ARCHIVE-KIND"),
                Arguments.of("nothing", new byte[0], "PACKAGE-ARCHIVE-KIND"),
                Arguments.of("no manifest", Archives.zip(Map.of("package.yml", "")), "PACKAGE-NO-MANIFEST"));
    }

    private static byte[] half(byte[] archive) {
        return Arrays.copyOf(archive, archive.length / 2);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void hostile(String what, byte[] archive, String code) {
        var refused = operator.send(archive);

        assertThat(refused.statusCode()).as(what + refused.body()).isEqualTo(422);
        assertThat(JsonPath.<List<String>>read(refused.body(), "$.faults[*].code"))
                .containsExactly(code);
        assertThat(rows("package") + rows("package_piece")).isZero();
    }

    @Test
    void whatIsLargerThanTheSiteAllowsIsRefused() {
        var refused = operator.send(new byte[9 << 20]);

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(413);
        assertThat(refused.body()).contains("UPLOAD-TOO-LARGE", "larger than 8388608 bytes", "packages.uploadLimit");
    }

    @Test
    void aRequestWithoutAnArchiveIsRefused() {
        assertThat(operator.send("", "other", new byte[1]).body()).contains("UPLOAD-NO-FILE", "in the field 'file'");
        assertThat(server.program(Role.OPERATOR)
                        .call("POST", "/api/v1/packages", "x", "Content-Type", "multipart/form-data")
                        .body())
                .contains("UPLOAD-BROKEN");
        assertThat(server.program(Role.OPERATOR).post("/api/v1/packages", "{}").statusCode())
                .isEqualTo(415);
    }

    @Test
    void aSenderWhoGoesInTheMiddleLeavesNothing() throws IOException {
        try (var socket = operator.begin()) {
            await().atMost(Duration.ofSeconds(10)).until(() -> uploads().stream()
                    .anyMatch(file -> file.toFile().length() > 0));
        }

        await().atMost(Duration.ofSeconds(30)).until(() -> uploads().isEmpty());
        assertThat(rows("package") + rows("package_piece")).isZero();
    }

    @Test
    void theSamePackageSentByManyAtOnceIsThereOnce() throws Exception {
        var archive = Archives.sound("shop", "1.0.0");
        var sending = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 6; i++) sending.add(() -> operator.send(archive).statusCode());
        var senders = Executors.newFixedThreadPool(sending.size());
        try {
            var codes = new ArrayList<Integer>();
            for (var sent : senders.invokeAll(sending)) codes.add(sent.get());
            assertThat(codes).containsOnlyOnce(201).contains(200).containsOnly(200, 201);
        } finally {
            senders.shutdownNow();
        }
        assertThat(rows("package")).isEqualTo(1);
    }

    @Test
    void whatIsNotThereIsSaidWithAGuess() {
        operator.send(Archives.sound("shop", "1.0.0"));

        for (var path : List.of("", "/archive", "/graph")) {
            var missing = viewer.get("/api/v1/packages/shpo" + path);
            assertThat(missing.statusCode()).isEqualTo(404);
            assertThat(JsonPath.<String>read(missing.body(), "$.code")).isEqualTo("PACKAGE-UNKNOWN");
            assertThat(JsonPath.<String>read(missing.body(), "$.detail"))
                    .startsWith("There is no package \"shpo\". Did you mean \"shop\"?");
        }
        assertThat(viewer.get("/api/v1/packages/shop:2.0.0").body()).contains("Versions of shop here: 1.0.0.");
        assertThat(admin.delete("/api/v1/packages/shop:2.0.0").statusCode()).isEqualTo(404);
    }

    @Test
    void theListComesInPages() {
        for (int i = 0; i < 3; i++) operator.send(Archives.sound("shop", "1.0." + i));
        operator.send(Archives.sound("other", "1.0.0"));

        var first = viewer.get("/api/v1/packages?name=shop&limit=2").body();
        assertThat(JsonPath.<List<String>>read(first, "$.items[*].version")).containsExactly("1.0.2", "1.0.1");
        String next = at(first, "$.next");
        var second = viewer.get("/api/v1/packages?name=shop&limit=2&after=" + next);
        assertThat(JsonPath.<List<String>>read(second.body(), "$.items[*].version"))
                .containsExactly("1.0.0");
        assertThat(JsonPath.<String>read(second.body(), "$.next")).isNull();
        assertThat(viewer.get("/api/v1/packages?after=x").body()).contains("LIST-POSITION");
    }

    @Test
    void onlyWhoMayChangesPackages() {
        assertThat(new Sender(server.address(), server.token(Role.VIEWER))
                        .send(Archives.sound("shop", "1.0.0"))
                        .statusCode())
                .isEqualTo(403);
        operator.send(Archives.sound("shop", "1.0.0"));
        assertThat(server.program(Role.OPERATOR).delete("/api/v1/packages/shop").statusCode())
                .isEqualTo(403);
        assertThat(admin.delete("/api/v1/packages/shop:1.0.0").statusCode()).isEqualTo(204);
        assertThat(viewer.get("/api/v1/packages/shop").statusCode()).isEqualTo(404);
    }

    @Test
    void aPackageThatARunUsesStays() {
        String digest = at(operator.send(Archives.sound("shop", "1.0.0")).body(), "$.digest");
        var jdbc = JdbcClient.create(server.bean(DataSource.class));
        jdbc.sql(
                        "insert into run (id, round, state, created_at, package) values ('r1', 1, 'paused', current_timestamp, ?)")
                .param(digest)
                .update();
        try {
            var refused = admin.delete("/api/v1/packages/shop");
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body()).contains("PACKAGE-IN-USE", "used by runs that are not over: r1.");
        } finally {
            jdbc.sql("delete from run").update();
        }
    }
}
