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

/** Two servers as processes on one database, which is empty when they start. */
@WithPostgres
class TwoNodesIT {

    private static final String KEY = "c2xpcHdheS10ZXN0LWtleS0wMTIzNDU2Nzg5YWJjZGU=";

    @TempDir
    Path temp;

    private SlipwayProcess node(String name, PostgresDatabase database) {
        var environment = Map.of(
                "SLIPWAY_DB_USER",
                database.user(),
                "SLIPWAY_DB_PASSWORD",
                database.password(),
                "SLIPWAY_SECRET_KEY",
                KEY);
        return SlipwayProcess.start(
                environment,
                "serve",
                "--port",
                "0",
                "--data",
                temp.resolve(name).toString(),
                "--db",
                database.jdbcUrl());
    }

    @Test
    void twoNodesThatStartTogetherOnAnEmptyDatabaseBothComeUp(PostgresDatabase database) {
        try (var one = node("one", database);
                var two = node("two", database)) {
            var addresses = Stream.of(one, two).map(SlipwayProcess::awaitReady).toList();

            // One of them made the admin, and both know it.
            var password = Stream.of(one, two)
                    .filter(node -> node.out().contains("First start"))
                    .toList();
            assertThat(password).hasSize(1);
            for (var address : addresses) {
                assertThat(Caller.of(address)
                                .withPassword("admin", password.get(0).firstPassword())
                                .get("/api/v1/me")
                                .body())
                        .isEqualTo("{\"name\":\"admin\",\"roles\":[\"admin\"]}");
            }
            assertThat(Stream.of(one, two).map(SlipwayProcess::err))
                    .allSatisfy(log -> assertThat(log).doesNotContain("ERROR"));
        }
    }
}
