package io.slipway.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.run.Run.Ending;
import io.slipway.engine.run.Run.Graphs;
import io.slipway.engine.run.Run.Kind;
import io.slipway.engine.run.Run.OnConflict;
import io.slipway.engine.run.Run.Subject;
import io.slipway.engine.run.Run.Wishes;
import io.slipway.engine.task.Direction;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a task stands, and what counts as left over. TR-11, TR-12. */
class TaskStandingTest {

    @ParameterizedTest
    @CsvSource({
        ",, RUNNING, PENDING",
        ",, ROLLED_BACK, SKIPPED",
        "STARTED,, RUNNING, RUNNING",
        "RETRYING,, RUNNING, RUNNING",
        "DONE,, RUNNING, SUCCEEDED",
        "KEPT,, RUNNING, SUCCEEDED",
        "DONE,, SUCCEEDED, SUCCEEDED",
        "DONE,, ROLLED_BACK, KEPT",
        "DONE,, CANCELLED, KEPT",
        "FAILED,, RUNNING, FAILED",
        "SKIPPED,, RUNNING, SKIPPED",
        "STUCK,, RUNNING, UNKNOWN",
        "DONE, STARTED, RUNNING, ROLLING_BACK",
        "DONE, RETRYING, RUNNING, ROLLING_BACK",
        "DONE, DONE, ROLLED_BACK, ROLLED_BACK",
        "FAILED, DONE, ROLLED_BACK, ROLLED_BACK",
        "DONE, STUCK, RUNNING, ROLLBACK_FAILED",
        "SKIPPED, SKIPPED, ROLLED_BACK, SKIPPED"
    })
    void aTaskStandsWhereItsRowsAndItsRunSay(
            @Nullable AttemptState forward, @Nullable AttemptState back, RunState run, TaskState expected) {
        assertThat(standing(forward, back, run, 1).state()).isEqualTo(expected);
    }

    @Test
    void whatFailedAfterItHadBegunAndIsNotPutBackIsLeftOver() {
        assertThat(standing(AttemptState.FAILED, null, RunState.FAILED, 1).leftover())
                .isPresent();
        assertThat(standing(AttemptState.FAILED, AttemptState.DONE, RunState.ROLLED_BACK, 1)
                        .leftover())
                .isEmpty();
    }

    @Test
    void whatNeverCameToAnEffectLeavesNothing() {
        assertThat(standing(AttemptState.FAILED, null, RunState.FAILED, 0).leftover())
                .isEmpty();
    }

    @Test
    void aKeptTaskIsNoLeftover() {
        assertThat(standing(AttemptState.DONE, null, RunState.ROLLED_BACK, 1).leftover())
                .isEmpty();
    }

    @Test
    void whatCouldNotBePutBackIsCertainlyLeftOverWhileTheRunStillWaits() {
        assertThat(standing(AttemptState.DONE, AttemptState.STUCK, RunState.RUNNING, 1)
                        .leftover())
                .isPresent();
    }

    private static TaskStanding standing(
            @Nullable AttemptState forward, @Nullable AttemptState back, RunState run, int tries) {
        return new TaskStanding(run(run), row(forward, Direction.DO, tries), row(back, Direction.UNDO, tries));
    }

    private static Optional<TaskRow> row(@Nullable AttemptState state, Direction direction, int tries) {
        return Optional.ofNullable(state)
                .map(known -> new TaskRow(
                        new TaskKey("a-run", 1, "database", direction),
                        known,
                        tries,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("It broke."),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    static Run run(RunState state) {
        var ending = state == RunState.SUCCEEDED || state == RunState.RUNNING
                ? Optional.<Ending>empty()
                : Optional.of(new Ending(state == RunState.CANCELLED, false, "It broke.", Optional.empty()));
        return new Run(
                "a-run",
                1,
                state,
                new Subject(Kind.RUN, "d", "shop", "1.0.0", "", "install", ""),
                new Wishes(false, OnConflict.FAIL, false),
                ending,
                Graphs.NONE,
                "anna",
                null,
                0,
                Instant.EPOCH,
                null);
    }
}
