package io.slipway.web.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testsystems.PostgresDatabase;
import io.slipway.testsystems.WithPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server is killed again and again while it runs fifty scripts, and while it puts them back. Each script runs once all the
 * same, in order: those that run when their server dies go on, and the next server takes over how they ended. TR-14.
 */
@WithPostgres
class CrashedScriptsIT {

    private static final String RUN = "scripts";
    private static final int LAYERS = 10;
    private static final int WIDTH = 5;
    private static final int KILLS_THERE = 3;
    private static final int KILLS_BACK = 1;
    private static final Duration LEASE = Duration.ofSeconds(4);

    @TempDir
    Path temp;

    @Test
    void eachScriptRunsOnceThereAndBackHoweverOftenItsServerIsKilled(PostgresDatabase database) throws Exception {
        var seed = System.nanoTime();
        System.out.println("crashed scripts: seed " + seed);
        var random = new Random(seed);
        var steps = slowSteps();
        try (var server = server(database, temp.resolve("data"))) {
            server.runs().push(steps.archive(RUN, "1.0.0", tasks()));
            server.runs().start(RUN, ",\"id\":\"" + RUN + "\"");
            for (int kill = 0; kill < KILLS_THERE; kill++) kill(server, random);
            awaitUndo(steps);
            for (int kill = 0; kill < KILLS_BACK; kill++) kill(server, random);

            server.runs().awaitState(RUN, "rolled-back", Duration.ofSeconds(60));
            assertThat(steps.trail())
                    .as("seed " + seed)
                    .hasSize(2 * LAYERS * WIDTH)
                    .doesNotHaveDuplicates();
            assertOrder(steps.trail());
            assertThat(processesIn(steps.folder())).as("processes left behind").isEmpty();
        }
    }

    /** Some take longer than the time between two kills; the last one fails. */
    private Steps slowSteps() {
        var steps = Steps.in(temp.resolve("steps"));
        for (int layer = 0; layer < LAYERS; layer++) {
            steps.slow("do-" + task(layer, 0));
            if (layer % 4 == 0) steps.slow("undo-" + task(layer, 1));
        }
        steps.fail("do-" + task(LAYERS - 1, WIDTH - 1));
        return steps;
    }

    private static MortalServer server(PostgresDatabase database, Path data) {
        var environment = Map.of(
                "SLIPWAY_DB_USER", database.user(),
                "SLIPWAY_DB_PASSWORD", database.password(),
                "SLIPWAY_CONFIG__work__lease", LEASE.toSeconds() + "s");
        return new MortalServer(environment, data, "--db", database.jdbcUrl());
    }

    private static void kill(MortalServer server, Random random) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(200 + random.nextInt(3_000));
        server.isKilledAndStartedAgain();
    }

    private static String task(int layer, int number) {
        return "t" + layer + "-" + number;
    }

    private static String tasks() {
        var text = new StringBuilder("tasks:\n");
        for (int layer = 0; layer < LAYERS; layer++)
            for (int number = 0; number < WIDTH; number++)
                text.append("  - {id: ")
                        .append(task(layer, number))
                        .append(", ~both")
                        .append(before(layer, number))
                        .append("}\n");
        return text.toString();
    }

    /** Two of the layer before. */
    private static String before(int layer, int number) {
        if (layer == 0) return "";
        return ", dependsOn: [" + task(layer - 1, number) + ", " + task(layer - 1, (number + 1) % WIDTH) + "]";
    }

    private static void awaitUndo(Steps steps) throws InterruptedException {
        var end = System.nanoTime() + Duration.ofSeconds(120).toNanos();
        while (steps.trail().stream().noneMatch(step -> step.startsWith("undo-"))) {
            assertThat(System.nanoTime())
                    .as("not put back; so far " + steps.trail())
                    .isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static void assertOrder(List<String> trail) {
        for (int layer = 1; layer < LAYERS; layer++) {
            for (int number = 0; number < WIDTH; number++) {
                for (var earlier : List.of(number, (number + 1) % WIDTH)) {
                    var first = task(layer - 1, earlier);
                    var second = task(layer, number);
                    assertThat(trail.indexOf("do-" + first))
                            .as(first + " before " + second)
                            .isLessThan(trail.indexOf("do-" + second));
                    assertThat(trail.indexOf("undo-" + second))
                            .as(second + " back before " + first)
                            .isLessThan(trail.indexOf("undo-" + first));
                }
            }
        }
    }

    /** A script's working directory is its step's folder. */
    private static List<Long> processesIn(Path folder) throws IOException {
        var found = new ArrayList<Long>();
        for (var process : ProcessHandle.allProcesses().toList()) {
            var at = Path.of("/proc", String.valueOf(process.pid()), "cwd");
            try {
                if (Files.isSymbolicLink(at) && Files.readSymbolicLink(at).equals(folder)) found.add(process.pid());
            } catch (IOException gone) {
                // It has ended meanwhile.
            }
        }
        return found;
    }
}
