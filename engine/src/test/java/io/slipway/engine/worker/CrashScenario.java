package io.slipway.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.graph.Dag;
import io.slipway.engine.graph.Dag.Edge;
import io.slipway.engine.store.DatabaseAddress;
import io.slipway.engine.worker.Kills.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A graph is done and put back while its nodes die: at places that are laid out, for tasks that are drawn, and at any time.
 * Afterwards every effect was there once and was put back once, each in its order.
 */
final class CrashScenario {

    private static final Set<Point> FORWARD =
            EnumSet.of(Point.BEFORE_RECORD, Point.BEFORE_EFFECT, Point.AFTER_EFFECT, Point.IN_THE_COMPLETER);
    private static final Set<Point> BACK = EnumSet.of(Point.BEFORE_UNDO, Point.AFTER_UNDO, Point.IN_THE_UNDO_COMPLETER);
    private static final Duration LONGEST = Duration.ofSeconds(180);

    private final DatabaseAddress address;
    private final Path folder;
    private final NodeProcesses nodes;
    private final long seed;
    private final Random random;
    private final Dag dag;
    private final String run;

    CrashScenario(DatabaseAddress address, Path folder, NodeProcesses nodes, String run, int tasks, long seed) {
        this.address = address;
        this.folder = folder;
        this.nodes = nodes;
        this.run = run;
        this.seed = seed;
        this.random = new Random(seed);
        this.dag = PlainGraph.layered(tasks, 10, seed);
    }

    record Told(int deaths, int effects, int undone, int takenUpAgain, double secondsToEndAfterLastDeath) {

        String json(long seed) {
            return String.format(
                    Locale.ROOT,
                    "{\"bench\":\"crash\",\"seed\":%d,\"kills\":%d,\"effects\":%d,\"undone\":%d,\"repeated\":0,"
                            + "\"outOfOrder\":0,\"takenUpAgain\":%d,\"secondsToEndAfterLastKill\":%.1f}",
                    seed,
                    deaths,
                    effects,
                    undone,
                    takenUpAgain,
                    secondsToEndAfterLastDeath);
        }
    }

    Told play(int killsForward, int killsBack) throws Exception {
        // This one only looks on: it has no slot for work, since it is never started.
        try (var onlooker = new TestNode(address, WorkerSettings.usual(), List.of())) {
            onlooker.deploy(run, dag, "ledger");
            onlooker.deploy(run + "-undo", backwards(), "ledger");
            lay(FORWARD, killsForward);
            onlooker.startRun(run, run);
            die(onlooker, killsForward - laidOut(killsForward));
            WorkerIT.assertOnceAndInOrder(dag, run, done());

            onlooker.jdbc().update("update run set ending = 'cancelled' where id = ?", run);
            lay(BACK, killsBack);
            onlooker.startProcess(run + "-undo", run);
            var seconds = die(onlooker, killsBack - laidOut(killsBack));
            WorkerIT.assertOnceAndInOrder(backwards(), run, undone());
            assertThat(done()).as("nothing is done again").hasSize(dag.names().size());
            assertNothingIsLeft(onlooker);
            return new Told(nodes.deaths(), done().size(), undone().size(), takenUpAgain(onlooker), seconds);
        }
    }

    private Dag backwards() {
        return Dag.of(
                dag.names(),
                dag.edges().stream()
                        .map(edge -> new Edge(edge.to(), edge.from()))
                        .toList());
    }

    /** Two thirds of the deaths are laid out; the others come at any time. */
    private void lay(Set<Point> points, int kills) throws IOException {
        var all = new ArrayList<>(points);
        for (int i = 0; i < laidOut(kills); i++) {
            var task = dag.names().get(random.nextInt(dag.names().size()));
            var file = Kills.file(folder, all.get(i % all.size()), task);
            if (!Files.exists(file)) Files.createFile(file);
        }
    }

    private static int laidOut(int kills) {
        return kills * 2 / 3;
    }

    /** Returns how long it took from the last death to the end. */
    private double die(TestNode onlooker, int atAnyTime) throws Exception {
        var end = System.nanoTime() + LONGEST.toNanos();
        var lastDeath = System.nanoTime();
        var next = nextDeath();
        int left = atAnyTime;
        while (!onlooker.isOver(run)) {
            if (System.nanoTime() > end) throw new AssertionError(run + " did not end by itself, seed " + seed);
            if (left > 0 && System.nanoTime() > next) {
                nodes.kill(random.nextInt(10));
                left--;
            }
            if (nodes.isOneDead()) {
                nodes.replaceTheDead();
                lastDeath = System.nanoTime();
                next = nextDeath();
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        return (System.nanoTime() - lastDeath) / 1e9;
    }

    private long nextDeath() {
        return System.nanoTime() + Duration.ofMillis(random.nextInt(200, 1_500)).toNanos();
    }

    private void assertNothingIsLeft(TestNode onlooker) {
        assertThat(onlooker.jdbc()
                        .queryForList(
                                "select distinct direction || ' ' || state from task_attempt where run = ? order by 1",
                                String.class,
                                run))
                .as("seed " + seed)
                .containsExactly("DO DONE", "UNDO DONE");
        assertThat(onlooker.engine().getRuntimeService().createIncidentQuery().count())
                .as("incidents")
                .isZero();
    }

    private int takenUpAgain(TestNode onlooker) {
        var rows = onlooker.jdbc()
                .queryForObject("select count(*) from task_attempt where run = ? and attempt > 1", Integer.class, run);
        return rows == null ? 0 : rows;
    }

    private List<String> done() throws IOException {
        return lines().stream()
                .filter(line -> !line.endsWith(LedgerType.UNDONE))
                .toList();
    }

    private List<String> undone() throws IOException {
        return lines().stream()
                .filter(line -> line.endsWith(LedgerType.UNDONE))
                .map(line -> line.substring(0, line.length() - LedgerType.UNDONE.length()))
                .toList();
    }

    private List<String> lines() throws IOException {
        var ledger = folder.resolve("ledger");
        return Files.exists(ledger)
                ? Files.readAllLines(ledger).stream()
                        .filter(line -> line.startsWith(run + " "))
                        .toList()
                : List.of();
    }
}
