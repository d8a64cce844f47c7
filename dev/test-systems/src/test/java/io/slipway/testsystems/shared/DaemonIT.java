package io.slipway.testsystems.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("long")
@Tag("postgres")
@Tag("kafka")
class DaemonIT {

    private static final Duration IDLE = Duration.ofSeconds(1);

    private final Path folder;
    private final RunFolder run;

    DaemonIT(@TempDir Path folder) {
        this.folder = folder;
        this.run = new RunFolder(Checkout.current(), folder, IDLE);
    }

    @AfterEach
    void nothingIsLeftOver() throws Exception {
        for (var system : TestSystem.values()) {
            Lease.letGo(run.lease(system));
        }
        Processes.naming(folder).awaitTheirEnd();
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRES", "KAFKA"})
    void aKilledDaemonLeavesNoProcessAndTheNextUseStartsANewOne(TestSystem system) throws Exception {
        var first = SharedSystem.in(run, system);
        var all = Processes.naming(folder);
        assertThat(all.handles())
                .extracting(ProcessHandle::pid)
                .contains(first.description().pid());

        kill(first);
        all.awaitTheirEnd();

        var second = SharedSystem.in(run, system);
        assertThat(second.description().process()).isPresent();
        assertThat(second.description().pid()).isNotEqualTo(first.description().pid());
    }

    /** While the processes of the first are still dying. */
    @Test
    void aKilledDaemonIsReplacedAtOnce() {
        var first = SharedSystem.in(run, TestSystem.POSTGRES);
        var process = first.description().process().orElseThrow();

        process.destroyForcibly();
        process.onExit().join();

        assertThat(SharedSystem.in(run, TestSystem.POSTGRES).description()).isNotEqualTo(first.description());
    }

    @Test
    void aDeadChildIsNoticedAndTheNextUseStartsANewSystem() throws Exception {
        var first = SharedSystem.in(run, TestSystem.POSTGRES);
        Processes.naming(folder).whoseCommandHas("bin/postgres").kill();
        Waiting.until("the daemon has noticed", Duration.ofSeconds(20), () -> first.description()
                .process()
                .isEmpty());

        var second = SharedSystem.in(run, TestSystem.POSTGRES);

        assertThat(answer(second)).isEqualTo("1");
    }

    @Test
    void whileItIsHeldItStays() throws Exception {
        var system = SharedSystem.in(run, TestSystem.POSTGRES);
        for (var end = Instant.now().plus(IDLE.multipliedBy(2)); Instant.now().isBefore(end); Thread.sleep(100)) {
            assertThat(system.description().process()).isPresent();
        }
        assertThat(SharedSystem.in(run, TestSystem.POSTGRES).description()).isEqualTo(system.description());
    }

    @Test
    void whenNobodyHoldsItItEndsItself() throws Exception {
        SharedSystem.in(run, TestSystem.POSTGRES);
        var all = Processes.naming(folder);

        Lease.letGo(run.lease(TestSystem.POSTGRES));

        all.awaitTheirEnd();
        assertThat(run.description(TestSystem.POSTGRES)).doesNotExist();
        assertThat(run.work(TestSystem.POSTGRES)).isDirectoryNotContaining("glob:**/data");
    }

    @Test
    void aKilledUserHoldsNothing() throws Exception {
        var user = start();
        Waiting.until(
                "it is described", Duration.ofMinutes(1), () -> Description.read(run.description(TestSystem.POSTGRES))
                        .isPresent());

        user.destroyForcibly().waitFor();

        Processes.naming(folder).awaitTheirEnd();
    }

    @Test
    void usersThatComeAtOnceShareOneSystem() throws Exception {
        var users = List.of(start(), start(), start());

        for (var user : users) {
            user.inputReader().readLine();
        }

        assertThat(Processes.naming(folder)
                        .whoseCommandHas("testsystems.Daemon")
                        .handles())
                .hasSize(1);
        users.forEach(Process::destroyForcibly);
    }

    @Test
    void aDaemonOfOtherCodeIsReplaced() throws Exception {
        var first = SharedSystem.in(run, TestSystem.POSTGRES).description();
        new Description(first.pid(), first.started(), "older", first.control(), first.token(), first.facts())
                .write(run.description(TestSystem.POSTGRES));

        var second = SharedSystem.in(run, TestSystem.POSTGRES);

        assertThat(first.process()).isEmpty();
        assertThat(answer(second)).isEqualTo("1");
    }

    private Process start() throws IOException {
        var command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Dslipway.root=" + run.checkout().root(),
                "-D" + RunFolder.IDLE + "=" + IDLE.toSeconds(),
                User.class.getName(),
                folder.toString());
        return command.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static void kill(SharedSystem system) {
        system.description().process().orElseThrow().destroyForcibly();
    }

    private static String answer(SharedSystem postgres) throws Exception {
        try (var connection = DriverManager.getConnection(
                        postgres.fact("url") + "postgres", postgres.fact("user"), postgres.fact("password"));
                var rows = connection.createStatement().executeQuery("SELECT 1")) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** Another JVM that holds the system until it is killed. */
    static final class User {
        public static void main(String... arguments) throws InterruptedException {
            var run = RunFolder.of(Checkout.current()).at(Path.of(arguments[0]));
            System.out.println(
                    SharedSystem.in(run, TestSystem.POSTGRES).description().pid());
            Thread.sleep(Duration.ofMinutes(5).toMillis());
        }
    }
}
