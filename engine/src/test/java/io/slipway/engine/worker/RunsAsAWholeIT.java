package io.slipway.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.run.Kept;
import io.slipway.engine.task.Assignment;
import io.slipway.engine.task.Outcome;
import io.slipway.engine.task.Outcome.Failed;
import io.slipway.engine.task.Tries;
import io.slipway.testsystems.PostgresDatabase;
import io.slipway.testsystems.WithPostgres;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a worker makes of runs that end, are held, are in a later round, or stand beside a large one. */
@WithPostgres
class RunsAsAWholeIT {

    private static DecidingNode node;

    @BeforeAll
    static void start(PostgresDatabase database) {
        node = new DecidingNode(database);
        node.deploy("many", 300);
        node.deploy("few", 5);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void aCancelledRunDoesNotWaitForItsNextTry() throws Exception {
        node.tries("patient", 5);
        node.assigned()
                .computeIfPresent(
                        "patient",
                        (run, work) -> new Assignment.Work(
                                ((Assignment.Work) work).context(), new Tries(5, Duration.ofMinutes(4))));
        node.type().doing("patient", "t0", task -> new Failed("later", true));
        node.startRun("one", "patient");
        Waits.until("waits", () -> node.rows("patient").contains("1 t0 DO RETRYING 1"));
        node.jdbc().update("update run set ending = 'cancelled' where id = 'patient'");
        node.ends("patient");

        assertThat(node.rows("patient")).containsExactly("1 t0 DO FAILED 1");
    }

    @Test
    void aFailFastRunStopsWhatIsRunning() throws Exception {
        node.type().doing("fast", "t0", DecidingNode::forever);
        node.startRun("one", "fast");
        Waits.until("runs", () -> !node.type().calls("fast").isEmpty());
        node.jdbc()
                .update(
                        "update run set ending = 'failed', failed_task = 't9', reason = 'no room', fail_fast = true where id = 'fast'");
        node.ends("fast");

        assertThat(node.rows("fast")).containsExactly("1 t0 DO FAILED 1");
        assertThat(node.text("fast", "error")).isEqualTo("[Stopped because the task t9 failed: no room]");
    }

    @Test
    void aKeptTaskStaysIsExecutedAgainOrRefuses() throws Exception {
        for (var run : List.of("stays", "again-kept", "refused")) {
            node.openRun(run);
            node.jdbc().update("update run set round = 2 where id = ?", run);
            node.jdbc()
                    .update(
                            "insert into task_attempt (run, round, task, direction, state, attempt, epoch, owner, outputs, started_at) "
                                    + "values (?, 2, 't0', 'DO', 'KEPT', 0, 0, '', '{\"a\":1}', current_timestamp)",
                            run);
        }
        node.kept().put("again-kept", new Kept.Again());
        node.kept().put("refused", new Kept.Refused("It cannot be executed twice."));
        for (var run : List.of("stays", "again-kept", "refused")) {
            node.startProcess("one", run);
            node.ends(run);
        }

        assertThat(node.rows("stays")).containsExactly("2 t0 DO KEPT 1");
        assertThat(node.text("stays", "outputs")).isEqualTo("[{\"a\":1}]");
        assertThat(node.type().calls("stays")).isEmpty();
        assertThat(node.rows("again-kept")).containsExactly("2 t0 DO DONE 1");
        assertThat(node.type().calls("again-kept")).containsExactly("do t0 1");
        assertThat(node.rows("refused")).containsExactly("2 t0 DO FAILED 1");
        assertThat(node.text("refused", "error")).isEqualTo("[It cannot be executed twice.]");
    }

    @Test
    void aPausedRunBeginsNothingAndGoesOnWithinASecondOfItsResume() throws Exception {
        var let = new CountDownLatch(1);
        node.type().doing("paused", "t0", task -> {
            let.await();
            return Outcome.done();
        });
        node.startRun("chain", "paused");
        Waits.until("runs", () -> !node.type().calls("paused").isEmpty());
        node.jdbc().update("update run set state = 'paused' where id = 'paused'");
        let.countDown();
        Waits.until("t1 is parked", () -> node.worker().isParked("paused"));
        // Longer than a lease: what is parked is kept, and nobody takes it.
        var since = System.nanoTime();
        Waits.until(
                "time passes",
                () -> System.nanoTime() - since > Duration.ofSeconds(5).toNanos());
        assertThat(node.rows("paused")).containsExactly("1 t0 DO DONE 1");

        node.jdbc().update("update run set state = 'running' where id = 'paused'");
        Waits.until("t1 runs", Duration.ofSeconds(3), () -> node.type()
                .calls("paused")
                .contains("do t1 1"));
        node.ends("paused");
        assertThat(node.rows("paused")).containsExactly("1 t0 DO DONE 1", "1 t1 DO DONE 1");
        assertThat(node.jdbc()
                        .queryForObject("select max(attempt) from task_attempt where run = 'paused'", Integer.class))
                .isEqualTo(1);
    }

    @Test
    void aResultOfASuspendedProcessIsKeptUntilItIsActiveAgain() throws Exception {
        var let = new CountDownLatch(1);
        node.type().doing("held", "t0", task -> {
            let.await();
            return Outcome.done();
        });
        node.startRun("chain", "held");
        Waits.until("runs", () -> !node.type().calls("held").isEmpty());
        var runtime = node.engine().getRuntimeService();
        var instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey("held")
                .singleResult()
                .getId();
        runtime.suspendProcessInstanceById(instance);
        // Longer than a lease.
        var since = System.nanoTime();
        Waits.until(
                "time passes",
                () -> System.nanoTime() - since > Duration.ofSeconds(5).toNanos());
        let.countDown();
        Waits.until("the result is written", () -> node.rows("held").contains("1 t0 DO DONE 1"));
        runtime.activateProcessInstanceById(instance);
        node.ends("held");

        assertThat(node.type().calls("held")).containsExactly("do t0 1", "do t1 1");
    }

    @Test
    void aSmallRunIsNotHeldUpByALargeOneThatBeganBefore() throws Exception {
        IntStream.range(0, 300).forEach(i -> node.type().doing("large", "t" + i, task -> {
            Thread.sleep(200);
            return Outcome.done();
        }));
        node.startRun("many", "large");
        Waits.until(
                "the large one is under way", () -> node.type().calls("large").size() > 32);
        node.startRun("few", "small");
        node.ends("small");

        assertThat(node.type().calls("large").size())
                .as("tasks of the large run that were begun before the small one was over")
                .isLessThan(250);
        node.ends("large");
    }
}
