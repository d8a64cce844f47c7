package io.slipway.web.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.slipway.testsystems.PostgresDatabase;
import io.slipway.testsystems.WithPostgres;
import io.slipway.web.SlipwayProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** RunCalls whose server is killed, or stopped, in the middle (TR-14): they go on by themselves, and nothing is done twice. */
@WithPostgres
class KilledRunIT {

    private static final String KEY = "c2xpcHdheS10ZXN0LWtleS0wMTIzNDU2Nzg5YWJjZGU=";

    /** Two leases. */
    private static final Duration SOON = Duration.ofSeconds(30);

    private static final String ROW = """
            tasks:
              - {id: one, ~both}
              - {id: two, ~both, dependsOn: [one]}
              - {id: three, ~both, dependsOn: [two]}
            """;

    @TempDir
    Path temp;

    @Test
    void runsOutliveAKillOnAFile() {
        try (var killed = new Killed(temp.resolve("file"), Map.of())) {
            killed.goesOnByItself();
            killed.goesOnAfterAStop();
        }
    }

    @Test
    void runsOutliveAKillOnPostgres(PostgresDatabase database) {
        var environment = Map.of(
                "SLIPWAY_DB_USER", database.user(),
                "SLIPWAY_DB_PASSWORD", database.password(),
                "SLIPWAY_SECRET_KEY", KEY);
        try (var killed = new Killed(temp.resolve("pg"), environment, "--db", database.jdbcUrl())) {
            killed.goesOnByItself();
        }
    }

    /** A server, and the runs that it had when it was killed. */
    private static final class Killed implements AutoCloseable {

        private final Path home;
        private final Map<String, String> environment;
        private final String[] command;
        private final Map<String, Steps> steps = new HashMap<>();
        private SlipwayProcess server;
        private RunCalls runs;

        Killed(Path home, Map<String, String> environment, String... more) {
            this.home = home;
            this.environment = environment;
            var words = new ArrayList<>(List.of("serve", "--port", "0", "--data", data().toString()));
            words.addAll(List.of(more));
            this.command = words.toArray(String[]::new);
            this.server = SlipwayProcess.start(environment, command);
            this.runs = connect();
        }

        private Path data() {
            return home.resolve("data");
        }

        private RunCalls connect() {
            var address = server.awaitReady();
            try {
                var left = Files.readString(data().resolve("server.json"));
                return new RunCalls(address, JsonPath.read(left, "$.token"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void startAgain() {
            server = SlipwayProcess.start(environment, command);
            runs = connect();
        }

        @Override
        public void close() {
            server.close();
        }

        void goesOnByItself() {
            of("forward").slow("do-two");
            of("back").slow("undo-two");
            of("back").fail("do-three");
            of("paused").slow("do-two");
            List.of("lost", "tried", "ending").forEach(name -> of(name).hold("do-two"));
            start("forward", "back", "paused", "lost", "tried", "ending");
            awaitTrail("forward", "do-two");
            awaitTrail("back", "undo-two");
            awaitTrail("paused", "do-two");
            List.of("lost", "tried", "ending").forEach(name -> awaitTrail(name, "do-two"));
            runs.wish("paused", "pause", "");

            server.kill();
            List.of("lost", "tried", "ending").forEach(this::killScript);
            startAgain();

            runs.awaitState("forward", "succeeded", SOON);
            assertThat(of("forward").trail()).containsExactly("do-one", "do-two", "do-three");
            assertThat(of("forward").ended()).containsExactly("do-one", "do-two", "do-three");
            runs.awaitState("back", "rolled-back", SOON);
            assertThat(of("back").trail())
                    .containsExactly("do-one", "do-two", "do-three", "undo-three", "undo-two", "undo-one");
            thePausedOneIsStillPaused();
            whatNobodyKnowsWaitsForAPerson();
        }

        private void thePausedOneIsStillPaused() {
            assertThat(runs.of("paused").read("$.state", String.class)).isEqualTo("paused");
            assertThat(of("paused").trail()).containsExactly("do-one", "do-two");
            runs.wish("paused", "resume", "");
            runs.awaitState("paused", "succeeded", SOON);
            assertThat(of("paused").trail()).containsExactly("do-one", "do-two", "do-three");
        }

        private void whatNobodyKnowsWaitsForAPerson() {
            for (var run : List.of("lost", "tried", "ending")) {
                var waiting = runs.awaitState(run, "waiting", SOON);
                assertThat(waiting.read("$.exitCode", Integer.class)).isEqualTo(4);
                assertThat(runs.tasks(run)).containsEntry("two", "unknown").containsEntry("three", "pending");
                assertThat(waiting.read("$.waitsFor", String.class)).contains("two");
                of(run).letGo("do-two");
            }
            runs.wish("lost", "tasks/two/mark-done", "{\"reason\":\"I looked\"}");
            runs.awaitState("lost", "succeeded", SOON);
            assertThat(of("lost").trail()).containsExactly("do-one", "do-two", "do-three");

            runs.wish("tried", "retry", "{\"task\":\"two\"}");
            runs.awaitState("tried", "succeeded", SOON);
            assertThat(of("tried").trail()).containsExactly("do-one", "do-two", "do-two", "do-three");

            runs.wish("ending", "cancel", "");
            runs.awaitState("ending", "cancelled", SOON);
            assertThat(of("ending").trail()).containsExactly("do-one", "do-two", "undo-two", "undo-one");
        }

        void goesOnAfterAStop() {
            of("stopped").slow("do-two");
            start("stopped");
            awaitTrail("stopped", "do-two");
            server.stop();
            startAgain();
            runs.awaitState("stopped", "succeeded", SOON);
            assertThat(of("stopped").trail()).containsExactly("do-one", "do-two", "do-three");
        }

        private Steps of(String name) {
            return steps.computeIfAbsent(name, known -> Steps.in(home.resolve(known)));
        }

        private void start(String... names) {
            for (var name : names) {
                runs.push(of(name).archive(name, "1.0.0", ROW));
                runs.start(name, ",\"id\":\"" + name + "\"");
            }
        }

        private void awaitTrail(String name, String step) {
            await().atMost(SOON).until(() -> of(name).trail().contains(step));
        }

        /** The script and the process that would have kept its exit status. */
        private void killScript(String run) {
            var attempt = data().resolve("tries/" + run + "/1/two/do-1/run");
            for (var file : List.of("pid", "script")) {
                try {
                    var pid = Long.parseLong(
                            Files.readString(attempt.resolve(file)).split(" ")[0]);
                    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
