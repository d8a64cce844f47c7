package io.slipway.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.engine.run.Run.Graphs;
import io.slipway.engine.run.Run.Kind;
import io.slipway.engine.run.Run.OnConflict;
import io.slipway.engine.run.Run.Subject;
import io.slipway.engine.run.Run.Wishes;
import io.slipway.engine.store.DatabaseAddress;
import io.slipway.engine.store.Store;
import io.slipway.engine.task.Direction;
import io.slipway.engine.task.ResourceKey;
import io.slipway.testsystems.PostgresDatabase;
import io.slipway.testsystems.WithPostgres;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The tables of runs on both databases: rows, events, logs, reservations. TR-15, TR-23, TR-24. */
@WithPostgres
class RunStoreIT {

    private interface Law {
        void holds(Store store, String run);
    }

    @TempDir
    Path folder;

    private final List<Store> open = new java.util.ArrayList<>();

    @AfterEach
    void close() {
        open.forEach(Store::close);
    }

    private Stream<DynamicTest> onBoth(PostgresDatabase database, Law law) {
        var postgres = Store.open(DatabaseAddress.parse(database.jdbcUrl(), database.user(), database.password()));
        var h2 = Store.open(DatabaseAddress.fileIn(folder));
        open.addAll(List.of(postgres, h2));
        return Stream.of(postgres, h2)
                .map(store -> DynamicTest.dynamicTest(
                        store.address().kind().name(), () -> law.holds(store, "run-" + System.nanoTime())));
    }

    @TestFactory
    Stream<DynamicTest> aRunIsReadAsItWasOpened(PostgresDatabase database) {
        return onBoth(database, (store, id) -> {
            var runs = new RunBook(store.dataSource());
            runs.open(run(id));

            var read = runs.get(id);
            assertThat(read.subject()).isEqualTo(run(id).subject());
            assertThat(read.wishes()).isEqualTo(run(id).wishes());
            assertThat(read.state()).isEqualTo(RunState.RUNNING);
            assertThat(read.ending()).isEmpty();
            assertThatThrownBy(() -> runs.open(run(id))).hasMessageContaining("There is a run '" + id + "' already");
        });
    }

    @TestFactory
    Stream<DynamicTest> theFirstReasonToEndStays(PostgresDatabase database) {
        return onBoth(database, (store, id) -> {
            var runs = new RunBook(store.dataSource());
            runs.open(run(id));

            assertThat(runs.fail(id, "database", "It broke.")).isTrue();
            assertThat(runs.cancel(id, true, "Cancelled.")).isFalse();

            var ending = runs.get(id).ending().orElseThrow();
            assertThat(ending.reason()).isEqualTo("It broke.");
            assertThat(ending.task()).contains("database");
            assertThat(ending.keep()).isFalse();
        });
    }

    @TestFactory
    Stream<DynamicTest> aFailureNeverTurnsIntoASuccessWithoutANewRound(PostgresDatabase database) {
        return onBoth(database, (store, id) -> {
            var runs = new RunBook(store.dataSource());
            runs.open(run(id));
            runs.close(id, RunState.ROLLED_BACK);

            runs.close(id, RunState.SUCCEEDED);
            assertThat(runs.change(id, RunState.RUNNING, RunState.PAUSED)).isFalse();
            assertThat(runs.cancel(id, false, "Too late.")).isFalse();
            assertThat(runs.get(id).state()).isEqualTo(RunState.ROLLED_BACK);

            runs.nextRound(id, null, "retry");
            assertThat(runs.get(id).round()).isEqualTo(2);
            assertThat(runs.get(id).state()).isEqualTo(RunState.RUNNING);
            assertThat(runs.get(id).valuesId()).isEqualTo("values-1");
        });
    }

    @TestFactory
    Stream<DynamicTest> eventsAreReadInTheirOrderFromAnyPlace(PostgresDatabase database) {
        return onBoth(database, (store, id) -> {
            new RunBook(store.dataSource()).open(run(id));
            var events = new RunEvents(store.dataSource(), Clock.systemUTC());
            events.addAll(Stream.of("one", "two", "three")
                    .map(text -> RunEvent.New.of(id, 1, RunEvent.Kind.OPENED, text))
                    .toList());

            var all = events.after(id, 0, 10);
            assertThat(all).extracting(RunEvent::text).containsExactly("one", "two", "three");
            assertThat(events.after(id, all.get(0).id(), 1))
                    .extracting(RunEvent::text)
                    .containsExactly("two");
        });
    }

    @TestFactory
    Stream<DynamicTest> aLogIsReadPieceByPiece(PostgresDatabase database) {
        return onBoth(database, (store, id) -> {
            new RunBook(store.dataSource()).open(run(id));
            var logs = new TaskLogs(store.dataSource(), Clock.systemUTC());
            var key = new TaskKey(id, 1, "database", Direction.DO);
            for (var text : List.of("a\n", "b\n", "c\n")) logs.add(key, text);

            assertThat(logs.after(key, 0, 10)).extracting(TaskLogs.Piece::text).containsExactly("b\n", "c\n");
            assertThat(logs.last(key, 1)).extracting(TaskLogs.Piece::text).containsExactly("c\n");
        });
    }

    @TestFactory
    Stream<DynamicTest> resourcesAreTakenAllTogetherOrNotAtAll(PostgresDatabase database) {
        return onBoth(database, (store, id) -> {
            var runs = new RunBook(store.dataSource());
            runs.open(run(id));
            runs.open(run(id + "-b"));
            var book = new Reservations(store.dataSource(), Clock.systemUTC());
            var first = new ResourceKey("release:" + id);
            var second = new ResourceKey("topic:" + id);
            assertThat(book.take(id, List.of(first))).isEmpty();

            var held = book.take(id + "-b", List.of(second, first));
            assertThat(held).extracting(Reservations.Held::run).containsExactly(id);
            assertThat(book.list(100, null)).extracting(Reservations.Held::key).doesNotContain(second);

            assertThat(book.take(id, List.of(first, second)))
                    .as("taking again what one has")
                    .isEmpty();
            book.release(id);
            assertThat(book.take(id + "-b", List.of(second, first))).isEmpty();
            runs.close(id + "-b", RunState.CANCELLED);
            assertThat(book.sweep()).isEqualTo(2);
        });
    }

    @TestFactory
    Stream<DynamicTest> theListIsPagedTheNewestFirst(PostgresDatabase database) {
        return onBoth(database, (store, id) -> {
            var runs = new RunBook(store.dataSource());
            for (int i = 0; i < 5; i++) runs.open(run(id + "-" + i));

            var first = runs.list(2, null);
            var second = runs.list(2, first.get(1).id());
            assertThat(Stream.concat(first.stream(), second.stream()).map(Run::id))
                    .containsExactly(id + "-4", id + "-3", id + "-2", id + "-1");
        });
    }

    private static Run run(String id) {
        return new Run(
                id,
                1,
                RunState.RUNNING,
                new Subject(Kind.RUN, "d".repeat(64), "shop", "1.0.0", "prod/shop", "install", ""),
                new Wishes(true, OnConflict.WAIT, true),
                Optional.empty(),
                Graphs.NONE,
                "anna",
                "values-1",
                3,
                Instant.EPOCH,
                null);
    }
}
