package io.slipway.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.run.Journal.Wanted;
import io.slipway.engine.store.DatabaseAddress;
import io.slipway.engine.store.Store;
import io.slipway.engine.task.Direction;
import io.slipway.engine.task.UndoRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the journal says over the rounds of a run, on a file; the worker's tests ask the same of PostgreSQL. TR-13. */
class JournalRoundsTest {

    @TempDir
    Path temp;

    private Store store;
    private Journal journal;
    private JdbcTemplate jdbc;

    @BeforeEach
    void open() {
        store = Store.open(DatabaseAddress.fileIn(temp));
        journal = new Journal(store.dataSource());
        jdbc = new JdbcTemplate(store.dataSource());
        new RunBook(store.dataSource()).open("run");
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Attempt takeUp(Direction direction) {
        return journal.takeUp(List.of(new Wanted("run", "t", direction)), "node")
                .get(0);
    }

    private void round(int number) {
        jdbc.update("update run set round = ?", number);
    }

    private Attempt doneWith(String record) {
        var attempt = takeUp(Direction.DO);
        journal.record(attempt, new UndoRecord(record));
        journal.finish(List.of(Result.done(attempt, "{}")));
        return attempt;
    }

    private TaskKey undo(int round) {
        return new TaskKey("run", round, "t", Direction.UNDO);
    }

    @Test
    void aTaskThatWasDoneInEarlierRoundsIsPutBackWithWhatWasThereBeforeEachOfThem() {
        doneWith("before round 1");
        round(2);
        doneWith("before round 2");

        assertThat(journal.wasBegun(undo(2))).isTrue();
        assertThat(records(2)).containsExactly("before round 1", "before round 2");
    }

    private List<String> records(int round) {
        return journal.recordsOf(undo(round)).stream().map(UndoRecord::text).toList();
    }

    @Test
    void forwardAnAttemptIsComparedWithTheWorldBeforeItsOwnRound() {
        doneWith("before round 1");
        round(2);
        var again = doneWith("before round 2");

        assertThat(journal.recordOf(again.key()).text()).isEqualTo("before round 2");
    }

    @Test
    void whatWasPutBackIsNotPutBackAgainAndItsRecordIsForgotten() {
        doneWith("before round 1");
        journal.finish(List.of(Result.done(takeUp(Direction.UNDO), "{}")));
        round(2);
        assertThat(journal.wasBegun(undo(2))).isFalse();

        doneWith("before round 2");
        assertThat(journal.wasBegun(undo(2))).isTrue();
        assertThat(records(2)).containsExactly("before round 2");
    }

    @Test
    void aKeptTaskIsPutBackForTheRoundThatItPointsTo() {
        doneWith("before round 1");
        round(2);
        jdbc.update("insert into task_attempt (run, round, task, direction, state, attempt, epoch, owner, started_at) "
                + "values ('run', 2, 't', 'DO', 'KEPT', 0, 0, '', current_timestamp)");

        assertThat(takeUp(Direction.DO).state()).isEqualTo(AttemptState.KEPT);
        assertThat(journal.wasBegun(undo(2))).isTrue();
        assertThat(records(2)).containsExactly("before round 1");
    }

    @Test
    void whatNeverCameToAnEffectHasNothingToPutBack() {
        journal.finish(List.of(Result.failed(takeUp(Direction.DO), "broken").neverBegun()));

        assertThat(journal.wasBegun(undo(1))).isFalse();
    }

    @Test
    void aTaskThatWaitedIsARepeatOnPurposeAndOneThatWasLostIsNot() {
        var first = takeUp(Direction.DO);
        journal.finish(List.of(Result.retrying(first, "not yet", Duration.ofSeconds(1))));

        var second = takeUp(Direction.DO);
        assertThat(second.state()).isEqualTo(AttemptState.RETRYING);
        assertThat(second.tries()).isEqualTo(2);

        var third = takeUp(Direction.DO);
        assertThat(third.state()).isEqualTo(AttemptState.STARTED);
        assertThat(third.tries()).isEqualTo(2);
        assertThat(third.number()).isEqualTo(3);
    }

    @Test
    void aTaskThatWaitedForItsNextTryFailsWhenTheRunIsEnding() {
        journal.finish(List.of(Result.retrying(takeUp(Direction.DO), "not yet", Duration.ofSeconds(1))));
        jdbc.update("update run set ending = 'failed'");

        assertThat(takeUp(Direction.DO).state()).isEqualTo(AttemptState.FAILED);
    }

    @Test
    void aPausedRunsTaskIsNotTakenUpAndItsRowStaysAsItWas() {
        takeUp(Direction.DO);
        jdbc.update("update run set state = 'paused'");

        assertThat(journal.takeUp(List.of(new Wanted("run", "t", Direction.DO)), "node"))
                .isEmpty();
        assertThat(jdbc.queryForObject("select attempt from task_attempt", Integer.class))
                .isEqualTo(1);
    }

    @Test
    void aResultOfSomebodyWhoLostTheTaskIsNotWritten() {
        var lost = takeUp(Direction.DO);
        takeUp(Direction.DO);

        assertThat(journal.finish(List.of(Result.done(lost, "{}")))).isEmpty();
        assertThat(journal.record(lost, new UndoRecord("late"))).isFalse();
    }
}
