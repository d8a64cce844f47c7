package io.slipway.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.access.Role;
import io.slipway.web.TestServer;
import io.slipway.web.run.Runs;
import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.HistoryService;
import org.junit.jupiter.api.Test;

/** What a server keeps of runs that are over, and what it forgets. */
class RetentionIT {

    private static final String MANIFEST = """
            kind: TaskPackage
            name: kept
            version: 1.0.0
            tasks: [{id: hello, type: shell, spec: {run: echo hello}}]
            """;

    @Test
    void anOldRunIsForgottenWithTheEnginesHistoryOfItAndItsFolders() {
        try (var server = TestServer.start()) {
            var runs = new Runs(server);
            runs.await(runs.start("old", MANIFEST), "succeeded");
            runs.await(runs.start("new", MANIFEST), "succeeded");
            var rooms = server.bean(Housekeeping.Rooms.class);
            assertThat(historyOf(server, "old")).isPositive();

            rooms.tries().sweep();
            assertThat(server.data().resolve("tries")).isEmptyDirectory();
            assertThat(rooms.runs().forget(Instant.now().plus(Duration.ofDays(1)), 10))
                    .isEqualTo(1);

            assertThat(server.anonymous()
                            .withToken(server.token(Role.VIEWER))
                            .get("/api/v1/runs/old")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(historyOf(server, "old")).isZero();
            assertThat(historyOf(server, "new")).isPositive();
        }
    }

    private static long historyOf(TestServer server, String run) {
        return server.bean(HistoryService.class)
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(run)
                .count();
    }
}
