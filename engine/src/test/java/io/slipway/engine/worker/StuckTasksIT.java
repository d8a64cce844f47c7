package io.slipway.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.task.Outcome;
import io.slipway.engine.task.Outcome.Failed;
import io.slipway.engine.task.Probe;
import io.slipway.testsystems.PostgresDatabase;
import io.slipway.testsystems.WithPostgres;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What nobody can tell of, and what cannot be put back, waits for a person, and does what that one says. */
@WithPostgres
class StuckTasksIT {

    private static DecidingNode node;

    @BeforeAll
    static void start(PostgresDatabase database) {
        node = new DecidingNode(database);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void anUndoIsTriedThreeTimesThenWaitsForAPersonWhoRetriesIt() throws Exception {
        node.tries("undo", 1);
        var works = new AtomicInteger();
        node.type()
                .undoing("undo", "t0", task -> works.get() > 0 ? Outcome.done() : new Failed("no", true))
                .probing("undo", "t0", new Probe.Present(Map.of()));
        node.startRun("one", "undo");
        node.ends("undo");
        node.startProcess("one-undo", "undo");
        Waits.until("stuck", () -> node.rows("undo").contains("1 t0 UNDO STUCK 3"));
        assertThat(node.incidents("undo")).isEqualTo(1);

        works.set(1);
        assertThat(node.worker().stuckTasks().retry("undo", "t0")).isTrue();
        node.ends("undo");
        assertThat(node.rows("undo")).containsExactly("1 t0 DO DONE 1", "1 t0 UNDO DONE 1");
        assertThat(node.worker().stuckTasks().retry("undo", "t0"))
                .as("stuck no more")
                .isFalse();
    }

    @Test
    void aStuckUndoThatAPersonMarksAsDoneLetsTheRunGoOn() throws Exception {
        node.type().undoing("marked", "t0", task -> new Failed("for good", false));
        node.startRun("one", "marked");
        node.ends("marked");
        node.startProcess("one-undo", "marked");
        Waits.until("stuck", () -> node.rows("marked").contains("1 t0 UNDO STUCK 1"));
        assertThat(node.worker().stuckTasks().markDone("marked", "t0", "removed by hand", "alice"))
                .isTrue();
        node.ends("marked");

        assertThat(node.rows("marked")).containsExactly("1 t0 DO DONE 1", "1 t0 UNDO DONE 1");
        assertThat(node.text("marked", "note")).isEqualTo("[removed by hand (alice)]");
    }

    @Test
    void whatNobodyCanTellAfterACrashWaitsForAPersonAndARetryRunsIt() throws Exception {
        node.lost("lost");
        Waits.until("stuck", () -> node.rows("lost").contains("1 t0 DO STUCK 1"));
        assertThat(node.type().calls("lost")).containsExactly("probe t0 1");

        assertThat(node.worker().stuckTasks().retry("lost", "t0")).isTrue();
        node.ends("lost");
        assertThat(node.type().calls("lost")).containsExactly("probe t0 1", "probe t0 1", "do t0 1");
        assertThat(node.rows("lost")).containsExactly("1 t0 DO DONE 1");
    }

    @Test
    void afterACrashTheWorldIsAskedOnceWhatWasBegunMustHaveEnded() throws Exception {
        node.type().outliving("fenced", Duration.ofSeconds(1));
        var before = System.nanoTime();
        node.lost("fenced");
        Waits.until("asked", () -> node.type().calls("fenced").contains("probe t0 1"));
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofSeconds(1));
    }

    @Test
    void aCancelledRunCountsAnUnknownTaskAsBegun() throws Exception {
        node.lost("cancelled");
        Waits.until("stuck", () -> node.rows("cancelled").contains("1 t0 DO STUCK 1"));
        node.jdbc().update("update run set ending = 'cancelled' where id = 'cancelled'");
        node.ends("cancelled");

        assertThat(node.rows("cancelled")).containsExactly("1 t0 DO FAILED 1");
        assertThat(node.incidents("cancelled")).isZero();
    }
}
