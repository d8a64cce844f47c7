package io.slipway.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.store.DatabaseAddress;
import io.slipway.testsystems.PostgresDatabase;
import io.slipway.testsystems.WithPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes are killed in the middle of a run, and of its way back; every effect is there once all the same, in order. TR-14. */
@WithPostgres
class CrashIT {

    @TempDir
    Path temp;

    @Test
    void noEffectIsLostOrRepeatedWhenTheOnlyNodeIsKilledAgainAndAgainThereAndBack(PostgresDatabase database)
            throws Exception {
        kill(database, "one-node", 1, 10, 5);
    }

    @Test
    void noEffectIsLostOrRepeatedWhenOneOfTwoNodesIsKilled(PostgresDatabase database) throws Exception {
        kill(database, "two-nodes", 2, 3, 2);
    }

    private void kill(PostgresDatabase database, String run, int number, int forward, int back) throws Exception {
        var seed = System.nanoTime();
        System.out.println(run + ": seed " + seed);
        var address = DatabaseAddress.parse(database.jdbcUrl(), database.user(), database.password());
        var log = Path.of("target", run + ".log");
        try (var nodes = new NodeProcesses(database, temp, log, number)) {
            var told = new CrashScenario(address, temp, nodes, run, 60, seed).play(forward, back);
            System.out.println(told.json(seed));
            assertThat(told.takenUpAgain()).as("the kills hit something").isPositive();
        }
    }
}
