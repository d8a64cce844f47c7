package io.slipway.web.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.slipway.testsystems.PostgresDatabase;
import io.slipway.testsystems.WithPostgres;
import io.slipway.web.Caller;
import io.slipway.web.SlipwayProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed in the middle of an upload, on PostgreSQL, and the one that is started after it. */
@WithPostgres
class KilledUploadIT {

    @TempDir
    Path data;

    private SlipwayProcess serve(PostgresDatabase database) {
        var environment = Map.of("SLIPWAY_DB_USER", database.user(), "SLIPWAY_DB_PASSWORD", database.password());
        return SlipwayProcess.start(
                environment, "serve", "--port", "0", "--data", data.toString(), "--db", database.jdbcUrl());
    }

    private List<Path> uploads() throws IOException {
        try (var left = Files.list(data.resolve("uploads"))) {
            return left.toList();
        }
    }

    private String ownersToken() throws IOException {
        return JsonPath.read(Files.readString(data.resolve("server.json")), "$.token");
    }

    @Test
    void aKillInTheMiddleOfAnUploadLeavesNothing(PostgresDatabase database) throws IOException {
        try (var server = serve(database)) {
            var address = server.awaitReady();
            var sender = new Sender(address, ownersToken());
            assertThat(sender.send(Archives.sound("shop", "1.0.0")).statusCode())
                    .isEqualTo(201);
            try (var half = sender.begin()) {
                await().atMost(Duration.ofSeconds(20)).until(() -> uploads().stream()
                        .anyMatch(file -> file.toFile().length() > 0));
                server.kill();
            }
        }
        assertThat(uploads()).isNotEmpty();

        try (var server = serve(database)) {
            var caller = Caller.of(server.awaitReady()).withToken(ownersToken());
            assertThat(uploads()).isEmpty();
            assertThat(JsonPath.<List<String>>read(
                            caller.get("/api/v1/packages").body(), "$.items[*].name"))
                    .containsExactly("shop");
            assertThat(caller.get("/api/v1/packages/shop").body()).contains("\"id\":\"two\"");
            assertThat(caller.delete("/api/v1/packages/shop").statusCode()).isEqualTo(204);
        }
    }
}
