package io.slipway.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.run.Journal.Wanted;
import io.slipway.engine.store.DatabaseAddress;
import io.slipway.engine.store.Store;
import io.slipway.engine.task.Direction;
import io.slipway.testsystems.PostgresDatabase;
import io.slipway.testsystems.WithPostgres;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** While the tokens of a run are moved, whom that holds up and whom not; and what is known of results before they count. */
@SuppressWarnings("NullAway.Init")
@WithPostgres
class MovedRunIT {

    private static final String RUN = "run";
    private static final String ANOTHER_WAITS =
            "select 1 from pg_stat_activity where wait_event_type = 'Lock'" + " and datname = current_database()";

    private Store store;
    private RunBook runs;
    private Journal journal;
    private TransactionTemplate transaction;

    @BeforeEach
    void openARun(PostgresDatabase database) {
        store = Store.open(DatabaseAddress.parse(database.jdbcUrl(), database.user(), database.password()));
        runs = new RunBook(store.dataSource());
        journal = new Journal(store.dataSource());
        transaction = new TransactionTemplate(new DataSourceTransactionManager(store.dataSource()));
        runs.open(RUN);
    }

    @AfterEach
    void close() {
        new JdbcTemplate(store.dataSource()).update("delete from run");
        store.close();
    }

    private List<Attempt> takeUp(String task) {
        return journal.takeUp(List.of(new Wanted(RUN, task, Direction.DO)), "node");
    }

    @Test
    void tasksAreTakenUpAndEventsWrittenWhileTheTokensOfTheirRunAreMoved() throws Exception {
        var events = new RunEvents(store.dataSource(), Clock.systemUTC());
        var threads = Executors.newSingleThreadExecutor();
        try {
            transaction.executeWithoutResult(moving -> {
                runs.lock(List.of(RUN));
                var taking = threads.submit(() -> {
                    takeUp("a");
                    events.add(RunEvent.New.of(RUN, 1, RunEvent.Kind.GRAPH_DEPLOYED, "Drawn."));
                });
                assertThat(taking).succeedsWithin(Duration.ofSeconds(20));
            });
        } finally {
            threads.shutdownNow();
        }
        assertThat(events.after(RUN, 0, 10)).hasSize(1);
    }

    @Test
    void oneAtATimeMovesTheTokensOfARun() throws Exception {
        var threads = Executors.newSingleThreadExecutor();
        try {
            var second = transaction.execute(moving -> {
                runs.lock(List.of(RUN));
                var waiting =
                        threads.submit(() -> transaction.executeWithoutResult(another -> runs.lock(List.of(RUN))));
                awaitALock();
                assertThat(waiting).isNotDone();
                return waiting;
            });
            assertThat(second).isNotNull();
            second.get(20, TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }
    }

    private void awaitALock() {
        var jdbc = new JdbcTemplate(store.dataSource());
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (jdbc.queryForList(ANOTHER_WAITS).isEmpty()) {
            if (System.nanoTime() > end) throw new AssertionError("Nobody waits for the lock.");
            Thread.onSpinWait();
        }
    }

    @Test
    void onlyCommittedOutputsAreAtHand() {
        var atHand = new OutputsAtHand(new TaskRows(store.dataSource()));
        var attempt = takeUp("a").get(0);
        var result = Result.done(attempt, "{\"port\":1}");

        transaction.executeWithoutResult(lost -> {
            atHand.ended(List.of(result));
            lost.setRollbackOnly();
        });
        assertThat(atHand.of(RUN, 1, Set.of("a"))).isEmpty();

        transaction.executeWithoutResult(counts -> {
            journal.finish(List.of(result));
            atHand.ended(List.of(result));
        });
        assertThat(atHand.of(RUN, 1, Set.of("a"))).containsEntry("a", "{\"port\":1}");
    }

    @Test
    void aTaskTakenUpTwiceHasTheSecondEpochAndOneOfNoRunIsLeftOut() {
        assertThat(takeUp("a").get(0).epoch()).isEqualTo(1);
        assertThat(takeUp("a").get(0).epoch()).isEqualTo(2);
        assertThat(journal.takeUp(List.of(new Wanted("no-run", "a", Direction.DO)), "node"))
                .isEmpty();
    }
}
