package io.slipway.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testsystems.PostgresDatabase;
import io.slipway.testsystems.WithPostgres;
import io.slipway.web.Caller;
import io.slipway.web.SlipwayProcess;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers as processes: killed ones and stopped ones. */
@WithPostgres
class KilledServerIT {

    private static final String KEY = "c2xpcHdheS10ZXN0LWtleS0wMTIzNDU2Nzg5YWJjZGU=";

    @TempDir
    Path temp;

    @Test
    void usersAndTokensOutliveAKillOnAFile() {
        survivesAKill(Map.of(), "--data", temp.resolve("data").toString());
    }

    @Test
    void usersAndTokensOutliveAKillOnPostgres(PostgresDatabase database) {
        survivesAKill(
                Map.of(
                        "SLIPWAY_DB_USER",
                        database.user(),
                        "SLIPWAY_DB_PASSWORD",
                        database.password(),
                        "SLIPWAY_SECRET_KEY",
                        KEY),
                "--data",
                temp.resolve("pg").toString(),
                "--db",
                database.jdbcUrl());
    }

    private static void survivesAKill(Map<String, String> environment, String... where) {
        var serve = Stream.concat(Stream.of("serve", "--port", "0"), Stream.of(where))
                .toArray(String[]::new);
        String password = "killed and still here";
        String token;
        try (var first = SlipwayProcess.start(environment, serve)) {
            var address = first.awaitReady();
            addUser(environment, where, password);
            var create = Stream.concat(
                            Stream.of("token", "create", "--name", "ci", "--role", "viewer"), Stream.of(where))
                    .toArray(String[]::new);
            token = SlipwayProcess.run("", environment, create).out().strip();
            assertThat(Caller.of(address)
                            .withToken(token)
                            .get("/engine-rest/process-definition")
                            .statusCode())
                    .isEqualTo(200);
            first.kill();
        }
        try (var second = SlipwayProcess.start(environment, serve)) {
            var address = second.awaitReady();
            assertThat(second.out()).doesNotContain("First start");
            assertThat(Caller.of(address)
                            .withToken(token)
                            .get("/engine-rest/process-definition")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(Caller.of(address)
                            .withPassword("anna", password)
                            .get("/api/v1/me")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private static void addUser(Map<String, String> environment, String[] where, String password) {
        var add = Stream.concat(
                        Stream.of("user", "add", "anna", "--role", "viewer", "--password-stdin"), Stream.of(where))
                .toArray(String[]::new);
        var ended = SlipwayProcess.run(password + "\n", environment, add);
        assertThat(ended.code()).as(ended.err()).isZero();
    }

    @Test
    void aStoppedServerEndsInOrderAndLeavesNothingOpen() {
        var data = temp.resolve("data");
        try (var server = SlipwayProcess.start(
                Map.of(), "serve", "--port", "0", "--log-format", "json", "--data", data.toString())) {
            server.awaitReady();
            var ended = server.stop();

            assertThat(ended.code()).as(ended.err()).isIn(0, 143);
            assertThat(data.resolve("server.json")).doesNotExist();
            assertThat(ended.err()).doesNotContain("\"ERROR\"");
            assertThat(ended.err().lines())
                    .allSatisfy(line -> assertThat(line).startsWith("{").contains("\"@timestamp\""));
        }
    }
}
