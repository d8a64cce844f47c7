package io.slipway.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testsystems.LogScan;
import io.slipway.testsystems.PostgresDatabase;
import io.slipway.testsystems.WithPostgres;
import io.slipway.web.Caller;
import io.slipway.web.SlipwayProcess;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers as processes: two on one database, killed ones, stopped ones. */
@WithPostgres
class NodesIT {

    private static final String KEY = "c2xpcHdheS10ZXN0LWtleS0wMTIzNDU2Nzg5YWJjZGU=";

    @TempDir
    Path temp;

    private SlipwayProcess node(String name, PostgresDatabase database) {
        var environment = Map.of("SLIPWAY_DB_USER", database.user(), "SLIPWAY_DB_PASSWORD", database.password(), "SLIPWAY_SECRET_KEY", KEY);
        return SlipwayProcess.start(environment, "serve", "--port", "0", "--data", temp.resolve(name).toString(), "--db", database.jdbcUrl());
    }

    @Test
    void twoNodesThatStartTogetherOnAnEmptyDatabaseBothComeUp(PostgresDatabase database) {
        try (var one = node("one", database); var two = node("two", database)) {
            var addresses = Stream.of(one, two).map(SlipwayProcess::awaitReady).toList();

            // One of them made the admin, and both know it.
            var password = Stream.of(one, two).filter(node -> node.out().contains("First start")).toList();
            assertThat(password).hasSize(1);
            for (var address : addresses) {
                assertThat(Caller.of(address).withPassword("admin", password.get(0).firstPassword()).get("/api/v1/me").body())
                        .isEqualTo("{\"name\":\"admin\",\"roles\":[\"admin\"]}");
            }
            assertThat(Stream.of(one, two).map(SlipwayProcess::err)).allSatisfy(log -> assertThat(log).doesNotContain("ERROR"));
        }
    }

    @Test
    void usersAndTokensOutliveAKillOnAFile() {
        survivesAKill(Map.of(), "--data", temp.resolve("data").toString());
    }

    @Test
    void usersAndTokensOutliveAKillOnPostgres(PostgresDatabase database) {
        survivesAKill(
                Map.of("SLIPWAY_DB_USER", database.user(), "SLIPWAY_DB_PASSWORD", database.password(), "SLIPWAY_SECRET_KEY", KEY),
                "--data", temp.resolve("pg").toString(), "--db", database.jdbcUrl());
    }

    private static void survivesAKill(Map<String, String> environment, String... where) {
        var serve = Stream.concat(Stream.of("serve", "--port", "0"), Stream.of(where)).toArray(String[]::new);
        String password = "killed and still here";
        String token;
        try (var first = SlipwayProcess.start(environment, serve)) {
            var address = first.awaitReady();
            addUser(environment, where, password);
            var create = Stream.concat(Stream.of("token", "create", "--name", "ci", "--role", "viewer"), Stream.of(where)).toArray(String[]::new);
            token = SlipwayProcess.run("", environment, create).out().strip();
            assertThat(Caller.of(address).withToken(token).get("/engine-rest/process-definition").statusCode()).isEqualTo(200);
            first.kill();
        }
        try (var second = SlipwayProcess.start(environment, serve)) {
            var address = second.awaitReady();
            assertThat(second.out()).doesNotContain("First start");
            assertThat(Caller.of(address).withToken(token).get("/engine-rest/process-definition").statusCode()).isEqualTo(200);
            assertThat(Caller.of(address).withPassword("anna", password).get("/api/v1/me").statusCode()).isEqualTo(200);
        }
    }

    private static void addUser(Map<String, String> environment, String[] where, String password) {
        var add = Stream.concat(Stream.of("user", "add", "anna", "--role", "viewer", "--password-stdin"), Stream.of(where)).toArray(String[]::new);
        var ended = SlipwayProcess.run(password + "\n", environment, add);
        assertThat(ended.code()).as(ended.err()).isZero();
    }

    @Test
    void aStoppedServerEndsInOrderAndLeavesNothingOpen() {
        var data = temp.resolve("data");
        try (var server = SlipwayProcess.start(Map.of(), "serve", "--port", "0", "--log-format", "json", "--data", data.toString())) {
            server.awaitReady();
            var ended = server.stop();

            assertThat(ended.code()).as(ended.err()).isIn(0, 143);
            assertThat(data.resolve("server.json")).doesNotExist();
            assertThat(ended.err()).doesNotContain("\"ERROR\"");
            assertThat(ended.err().lines()).allSatisfy(line -> assertThat(line).startsWith("{").contains("\"@timestamp\""));
        }
    }
}
