package io.slipway.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.graph.Dag;
import io.slipway.engine.store.DatabaseAddress;
import io.slipway.engine.task.Slot;
import io.slipway.engine.task.TaskType;
import io.slipway.testsystems.PostgresDatabase;
import io.slipway.testsystems.WithPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One node, no kills: each task once, in order, on both databases. TR-9, TR-16. */
@WithPostgres
class WorkerIT {

    @TempDir
    Path temp;

    private DatabaseAddress on(PostgresDatabase database) {
        return DatabaseAddress.parse(database.jdbcUrl(), database.user(), database.password());
    }

    private List<TaskType> ledger(long millis) {
        return List.of(new LedgerType(temp.resolve("ledger"), task -> millis));
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(temp.resolve("ledger"));
    }

    private static void awaitEnd(TestNode node, String run) throws InterruptedException {
        var end = System.nanoTime() + Duration.ofSeconds(120).toNanos();
        while (!node.isOver(run)) {
            if (System.nanoTime() > end) throw new AssertionError(run + " did not end");
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    @Test
    void aLayeredGraphRunsEachTaskOnceAndInOrderOnPostgres(PostgresDatabase database) throws Exception {
        runsOnceAndInOrder(on(database));
    }

    @Test
    void aLayeredGraphRunsEachTaskOnceAndInOrderOnAFile() throws Exception {
        runsOnceAndInOrder(DatabaseAddress.fileIn(temp));
    }

    private void runsOnceAndInOrder(DatabaseAddress address) throws Exception {
        var dag = PlainGraph.layered(200, 20, 7);
        try (var node = new TestNode(address, WorkerSettings.usual().withSlots(Slot.LIGHT, 20), ledger(2)).working()) {
            node.deploy("layered", dag, "ledger");
            node.startRun("layered", "run-1");
            awaitEnd(node, "run-1");

            assertOnceAndInOrder(dag, "run-1", lines());
            assertThat(node.jdbc()
                            .queryForList("select distinct state from task_attempt where run = 'run-1'", String.class))
                    .containsExactly("DONE");
            assertThat(node.worker().progress().commits())
                    .as("commits for 200 tasks")
                    .isLessThan(150);
        }
    }

    static void assertOnceAndInOrder(Dag dag, String run, List<String> lines) {
        Map<String, Integer> at = new HashMap<>();
        var own = lines.stream()
                .filter(line -> line.startsWith(run + " "))
                .map(line -> line.substring(run.length() + 1))
                .toList();
        for (int i = 0; i < own.size(); i++)
            assertThat(at.put(own.get(i), i)).as(own.get(i) + " repeated").isNull();
        assertThat(at.keySet()).isEqualTo(new HashSet<>(dag.names()));
        for (var edge : dag.edges())
            assertThat(at.get(edge.from())).as(edge.toString()).isLessThan(at.get(edge.to()));
    }

    @Test
    void twentyTasksBesideOneAnotherAreNeverRepeatedInFiftyRuns(PostgresDatabase database) throws Exception {
        var dag = PlainGraph.beside(20);
        try (var node =
                new TestNode(on(database), WorkerSettings.usual().withSlots(Slot.LIGHT, 20), ledger(1)).working()) {
            node.deploy("beside", dag, "ledger");
            var runs = IntStream.range(0, 50).mapToObj(i -> "beside-" + i).toList();
            for (var run : runs) node.startRun("beside", run);
            for (var run : runs) awaitEnd(node, run);

            var lines = lines();
            for (var run : runs) assertOnceAndInOrder(dag, run, lines);
            assertThat(node.worker().progress().stale()).isZero();
            assertThat(node.jdbc()
                            .queryForObject(
                                    "select max(attempt) from task_attempt where run like 'beside-%'", Integer.class))
                    .isEqualTo(1);
        }
    }

    @Test
    void aTaskOfFourLeasesIsStartedOnce(PostgresDatabase database) throws Exception {
        var settings = WorkerSettings.usual().withLease(Duration.ofSeconds(1));
        try (var node = new TestNode(on(database), settings, ledger(2_000)).working();
                var other = new TestNode(on(database), settings, ledger(2_000)).working()) {
            node.deploy("long", PlainGraph.beside(1), "ledger");
            node.startRun("long", "long-1");
            awaitEnd(other, "long-1");

            assertThat(lines()).containsExactly("long-1 t0");
            assertThat(node.jdbc()
                            .queryForObject("select attempt from task_attempt where run = 'long-1'", Integer.class))
                    .isEqualTo(1);
        }
    }

    @Test
    void aFailedTaskLetsWhatHasNotBegunBeSkippedAndTheGraphComesToItsEnd(PostgresDatabase database) throws Exception {
        var failing = new FailingType("t1");
        var dag = Dag.of(List.of("t0", "t1", "t2"), List.of(new Dag.Edge("t0", "t1"), new Dag.Edge("t1", "t2")));
        try (var node = new TestNode(on(database), WorkerSettings.usual(), List.of(failing)).working()) {
            node.deploy("failing", dag, "failing");
            node.startRun("failing", "failing-1");
            awaitEnd(node, "failing-1");

            assertThat(node.jdbc()
                            .queryForList(
                                    "select task || ' ' || state from task_attempt where run = 'failing-1' order by task",
                                    String.class))
                    .containsExactly("t0 DONE", "t1 FAILED", "t2 SKIPPED");
            assertThat(node.jdbc()
                            .queryForObject(
                                    "select error from task_attempt where run = 'failing-1' and task = 't1'",
                                    String.class))
                    .isEqualTo("t1 does not work.");
        }
    }

    @Test
    void aCancelledRunsTaskIsInterruptedAndItsResultIsNotWritten(PostgresDatabase database) throws Exception {
        var oneSlot = WorkerSettings.usual().withSlots(Slot.LIGHT, 1).withLease(Duration.ofSeconds(1));
        List<TaskType> types = List.of(new LedgerType(temp.resolve("ledger"), task -> 60_000), new FailingType("none"));
        try (var node = new TestNode(on(database), oneSlot, types).working()) {
            node.deploy("cancelled", PlainGraph.beside(1), "ledger");
            node.deploy("next", PlainGraph.beside(1), "failing");
            node.startRun("cancelled", "cancelled-1");
            await(() -> attempts(node, "cancelled-1") == 1);

            var runtime = node.engine().getRuntimeService();
            var instance = runtime.createProcessInstanceQuery()
                    .processInstanceBusinessKey("cancelled-1")
                    .singleResult();
            node.move("cancelled-1", () -> runtime.deleteProcessInstance(instance.getId(), "cancelled by the test"));
            // The only slot is free again long before the task would have ended by itself.
            node.startRun("next", "next-1");
            await(() -> node.isOver("next-1"));

            assertThat(Files.exists(temp.resolve("ledger"))).as("the effect").isFalse();
            assertThat(node.jdbc()
                            .queryForObject("select state from task_attempt where run = 'cancelled-1'", String.class))
                    .isEqualTo("STARTED");
        }
    }

    private static int attempts(TestNode node, String run) {
        var rows = node.jdbc().queryForObject("select count(*) from task_attempt where run = ?", Integer.class, run);
        return rows == null ? 0 : rows;
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        var end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) throw new AssertionError("It did not come about in 30 s.");
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
