package io.slipway.web.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.store.DatabaseAddress;
import io.slipway.testsystems.PostgresDatabase;
import io.slipway.testsystems.WithPostgres;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bounds that only something quadratic breaks, on whatever machine; {@code bench/large} has the figures. */
@Tag("long")
@WithPostgres
class LargeRunIT {

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void fiveThousandTasksRunToTheirEnd(PostgresDatabase database) throws IOException, InterruptedException {
        var address = DatabaseAddress.parse(database.jdbcUrl(), database.user(), database.password());
        try (var server = BenchServer.start(address)) {
            var graph = GraphPackage.layered("large", 100, 50, 0);
            server.push(graph);

            var timing = server.run(graph);

            assertThat(timing.deployMillis()).as("draw and deploy").isLessThan(60_000);
            var done = server.jdbc()
                    .queryForObject(
                            "select count(*) from task_attempt where state = 'DONE' and attempt = 1 and task not like 'step:%'",
                            Integer.class);
            assertThat(done).as("tasks done at the first attempt").isEqualTo(5_000);
        }
    }
}
