package io.slipway.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.store.DatabaseAddress;
import io.slipway.testsystems.PostgresDatabase;
import io.slipway.testsystems.WithPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes are killed with kill -9 in the middle of a run; every effect is there once all the same, in order. TR-14. */
@WithPostgres
class CrashIT {

    private static final int TASKS = 60;
    private static final int KILLS = 10;

    @TempDir
    Path temp;

    @Test
    void noEffectIsLostOrRepeatedWhenTheOnlyNodeIsKilledTenTimes(PostgresDatabase database) throws Exception {
        killAndCount(database, "one-node", 1);
    }

    @Test
    void noEffectIsLostOrRepeatedWhenOneOfTwoNodesIsKilledAgainAndAgain(PostgresDatabase database) throws Exception {
        killAndCount(database, "two-nodes", 2);
    }

    private void killAndCount(PostgresDatabase database, String run, int nodes) throws Exception {
        var seed = System.nanoTime();
        System.out.println(run + ": seed " + seed);
        var random = new Random(seed);
        var dag = PlainGraph.layered(TASKS, 10, seed);
        var address = DatabaseAddress.parse(database.jdbcUrl(), database.user(), database.password());
        var processes = new ArrayList<Process>();
        // This one only looks on: it has no slot for work, since it is never started.
        try (var onlooker = new TestNode(address, WorkerSettings.usual(), List.of())) {
            onlooker.deploy(run, dag, "ledger");
            onlooker.startRun(run, run);
            for (int i = 0; i < nodes; i++) processes.add(node(database, run));
            for (int kills = 0; kills < KILLS && !onlooker.isOver(run); kills++) {
                awaitMoreLines(onlooker, run, lines().size());
                TimeUnit.MILLISECONDS.sleep(random.nextInt(700));
                int victim = random.nextInt(nodes);
                processes.get(victim).destroyForcibly().waitFor();
                processes.set(victim, node(database, run));
            }
            awaitEnd(onlooker, run, seed);
            WorkerIT.assertOnceAndInOrder(dag, run, lines());
            assertThat(onlooker.jdbc()
                            .queryForList("select distinct state from task_attempt where run = ?", String.class, run))
                    .as("seed " + seed)
                    .containsExactly("DONE");
            assertThat(onlooker.engine()
                            .getRuntimeService()
                            .createIncidentQuery()
                            .count())
                    .as("incidents")
                    .isZero();
            var takenUpAgain = onlooker.jdbc()
                    .queryForObject(
                            "select count(*) from task_attempt where run = ? and attempt > 1", Integer.class, run);
            System.out.println(run + ": " + takenUpAgain + " tasks were taken up again");
            assertThat(takenUpAgain).as("the kills hit something").isPositive();
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
    }

    private Process node(PostgresDatabase database, String run) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashNode.class.getName(),
                        database.jdbcUrl(),
                        database.user(),
                        database.password(),
                        temp.resolve("ledger").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        Path.of("target", run + ".log").toFile()))
                .start();
    }

    /** A kill before anything new has happened would test the start only. */
    private void awaitMoreLines(TestNode onlooker, String run, int before) throws InterruptedException {
        var end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (lines().size() <= before && !onlooker.isOver(run) && System.nanoTime() < end)
            TimeUnit.MILLISECONDS.sleep(20);
    }

    private static void awaitEnd(TestNode onlooker, String run, long seed) throws InterruptedException {
        var end = System.nanoTime() + Duration.ofSeconds(120).toNanos();
        while (!onlooker.isOver(run)) {
            if (System.nanoTime() > end) throw new AssertionError(run + " did not end by itself, seed " + seed);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private List<String> lines() {
        try {
            var ledger = temp.resolve("ledger");
            return Files.exists(ledger) ? Files.readAllLines(ledger) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
