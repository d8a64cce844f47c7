package io.slipway.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.engine.task.Assignment;
import io.slipway.engine.task.Direction;
import io.slipway.engine.task.Outcome;
import io.slipway.engine.task.Outcome.Failed;
import io.slipway.engine.task.Probe;
import io.slipway.engine.task.TaskContext;
import io.slipway.engine.task.TaskInputs;
import io.slipway.engine.task.Tries;
import io.slipway.testsystems.ExpectedErrors;
import io.slipway.testsystems.PostgresDatabase;
import io.slipway.testsystems.WithPostgres;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a worker makes of what it is told to do with a task, and of how its tries end. */
@WithPostgres
class TriedTasksIT {

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
    void aTaskLeftOutIsSkippedAndOneThatOnlyAnswersIsDoneWithoutBeingRun() throws Exception {
        node.assigned().put("skip", new Assignment.Skip("not today"));
        node.assigned().put("answer", new Assignment.Answer(Map.of("x", JsonNodeFactory.instance.numberNode(7))));
        node.startRun("one", "skip");
        node.startRun("one", "answer");
        node.ends("skip");
        node.ends("answer");

        assertThat(node.rows("skip")).containsExactly("1 t0 DO SKIPPED 0");
        assertThat(node.rows("answer")).containsExactly("1 t0 DO DONE 0");
        assertThat(node.text("answer", "outputs")).isEqualTo("[{\"x\":7}]");
        assertThat(node.type().calls("skip")).isEmpty();
        assertThat(node.type().calls("answer")).isEmpty();
    }

    @Test
    void aBrokenTaskFailsAndHasNothingToPutBack() throws Exception {
        node.assigned().put("broken", new Assignment.Broken("values.x has no value."));
        node.startRun("one", "broken");
        node.ends("broken");
        node.startProcess("one-undo", "broken");
        node.ends("broken");

        assertThat(node.rows("broken")).containsExactly("1 t0 DO FAILED 0", "1 t0 UNDO SKIPPED 0");
        assertThat(node.text("broken", "error")).isEqualTo("[values.x has no value.]");
        assertThat(node.type().calls("broken")).isEmpty();
    }

    @Test
    void aFailureThatMayPassIsTriedAgainAfterAskingTheWorld() throws Exception {
        node.tries("again", 3);
        node.type().doing("again", "t0", task -> task.attempt() < 3 ? new Failed("not yet", true) : Outcome.done());
        node.startRun("one", "again");
        node.ends("again");

        assertThat(node.type().calls("again"))
                .containsExactly("do t0 1", "probe t0 2", "do t0 2", "probe t0 3", "do t0 3");
        assertThat(node.rows("again")).containsExactly("1 t0 DO DONE 3");
        assertThat(node.events("again"))
                .containsExactly("started 1", "RETRYING", "started 2", "RETRYING", "started 3", "DONE");
    }

    @Test
    void aTryThatFailedAndWasThereAllTheSameIsNotRepeated() throws Exception {
        node.tries("there", 3);
        node.type()
                .doing("there", "t0", task -> new Failed("lost the answer", true))
                .probing("there", "t0", new Probe.Present(Map.of()));
        node.startRun("one", "there");
        node.ends("there");

        assertThat(node.type().calls("there")).containsExactly("do t0 1", "probe t0 2");
        assertThat(node.rows("there")).containsExactly("1 t0 DO DONE 2");
    }

    @Test
    void afterItsLastTryATaskFailsAndTheRunWithIt() throws Exception {
        node.tries("never", 2);
        node.type().doing("never", "t0", task -> new Failed("no", true));
        node.startRun("chain", "never");
        node.ends("never");

        assertThat(node.rows("never")).containsExactly("1 t0 DO FAILED 2", "1 t1 DO SKIPPED 1");
    }

    @Test
    void aTaskThatTakesTooLongIsStoppedAndFails() throws Exception {
        var limit = new TaskInputs(
                JsonNodeFactory.instance.objectNode(),
                JsonNodeFactory.instance.objectNode(),
                JsonNodeFactory.instance.objectNode(),
                Map.of(),
                "install",
                "",
                "",
                "",
                Optional.of(Duration.ofMillis(200)));
        node.assigned()
                .put(
                        "late",
                        new Assignment.Work(
                                new TaskContext("", 1, "", Direction.DO, 1, limit, new NoRoom()), Tries.ONE));
        node.type().doing("late", "t0", DecidingNode::forever);
        node.startRun("one", "late");
        node.ends("late");

        assertThat(node.rows("late")).containsExactly("1 t0 DO FAILED 1");
        assertThat(node.text("late", "error")).isEqualTo("[It took longer than 200 ms.]");
    }

    @Test
    @ExpectedErrors("a bug")
    void whatNobodyPlannedForIsAFailureThatSaysSo() throws Exception {
        node.type().doing("bug", "t0", task -> {
            throw new IllegalStateException("a bug");
        });
        node.startRun("one", "bug");
        node.ends("bug");

        assertThat(node.text("bug", "error")).contains("scripted failed in a way that nobody planned for: a bug");
    }

    @Test
    void nothingIsWaitedForBeforeARepeatOnPurpose() throws Exception {
        node.tries("unfenced", 2);
        node.type()
                .outliving("unfenced", Duration.ofHours(1))
                .doing("unfenced", "t0", task -> new Failed("busy", true))
                .probing("unfenced", "t0", new Probe.Present(Map.of()));
        node.startRun("one", "unfenced");
        node.ends("unfenced");
        assertThat(node.rows("unfenced")).containsExactly("1 t0 DO DONE 2");
    }
}
