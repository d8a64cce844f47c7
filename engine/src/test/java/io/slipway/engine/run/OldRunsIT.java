package io.slipway.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.run.Run.Graphs;
import io.slipway.engine.run.Run.Kind;
import io.slipway.engine.run.Run.OnConflict;
import io.slipway.engine.run.Run.Subject;
import io.slipway.engine.run.Run.Wishes;
import io.slipway.engine.store.DatabaseAddress;
import io.slipway.engine.store.Store;
import io.slipway.testsystems.PostgresDatabase;
import io.slipway.testsystems.WithPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is forgotten of runs, and what never is because a later run goes by it. TR-18, TR-23. */
@WithPostgres
class OldRunsIT {

    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path folder;

    @Test
    void oldRunsAreForgottenButTheLastOneAndTheLastSuccessOnPostgres(PostgresDatabase database) {
        try (var store = Store.open(DatabaseAddress.parse(database.jdbcUrl(), database.user(), database.password()))) {
            oldRunsAreForgotten(store);
        }
    }

    @Test
    void oldRunsAreForgottenButTheLastOneAndTheLastSuccessOnAFile() {
        try (var store = Store.open(DatabaseAddress.fileIn(folder))) {
            oldRunsAreForgotten(store);
        }
    }

    private static void oldRunsAreForgotten(Store store) {
        over(store, "first-success", 1, RunState.SUCCEEDED, "shop");
        over(store, "first-failure", 2, RunState.FAILED, "shop");
        over(store, "last-success", 3, RunState.SUCCEEDED, "shop");
        over(store, "second-failure", 4, RunState.ROLLED_BACK, "shop");
        over(store, "last", 5, RunState.FAILED, "shop");
        over(store, "other-package", 1, RunState.FAILED, "blog");
        new RunBook(store.dataSource()).open(run("still-running", "shop"));
        var gone = new ArrayList<String>();
        var old = new OldRuns(
                store.dataSource(),
                gone::addAll,
                new TransactionTemplate(new DataSourceTransactionManager(store.dataSource())));

        assertThat(old.forget(LONG_AGO, 10)).as("nothing is that old").isZero();
        assertThat(old.forget(LONG_AGO.plus(Duration.ofDays(30)), 2))
                .as("so many at once")
                .isEqualTo(2);
        assertThat(old.forget(LONG_AGO.plus(Duration.ofDays(30)), 10)).isEqualTo(1);

        assertThat(gone).containsExactly("first-success", "first-failure", "second-failure");
        assertThat(new JdbcTemplate(store.dataSource()).queryForList("select id from run", String.class))
                .containsExactlyInAnyOrder("last-success", "last", "other-package", "still-running");
        var before = new RunBook(store.dataSource()).endedOf("shop", "prod/shop");
        assertThat(before).extracting(Run::id).containsExactly("last", "last-success");
    }

    @Test
    void theLastSuccessIsFoundHoweverManyRunsHaveFailedSince() {
        try (var store = Store.open(DatabaseAddress.fileIn(folder))) {
            over(store, "success", 0, RunState.SUCCEEDED, "shop");
            for (int i = 1; i <= 120; i++) over(store, "failure-" + i, i, RunState.FAILED, "shop");
            var before = new RunBook(store.dataSource()).endedOf("shop", "prod/shop");
            assertThat(VersionRecord.of("2.0.0", before)).isEqualTo(new VersionRecord("retry", "1.0.0"));
        }
    }

    @Test
    void theFoldersOfARunGoWhenItIsOver() throws IOException {
        try (var store = Store.open(DatabaseAddress.fileIn(folder))) {
            over(store, "over", 1, RunState.FAILED, "shop");
            new RunBook(store.dataSource()).open(run("going-on", "shop"));
            var tries = folder.resolve("tries");
            for (var file :
                    List.of("over/1/a/do-1/run/inputs.json", "over/2/a/do-1/new", "going-on/1/x", "foreign/1/x"))
                Files.writeString(
                        Files.createDirectories(tries.resolve(file).getParent()).resolve("inputs.json"), "{}");

            new TryFolders(tries, new RunBook(store.dataSource())).sweep();

            assertThat(tries.resolve("over/1")).doesNotExist();
            assertThat(tries.resolve("over/2"))
                    .as("a round that is just being opened")
                    .exists();
            assertThat(tries.resolve("going-on/1")).exists();
            assertThat(tries.resolve("foreign/1")).exists();
        }
    }

    private static void over(Store store, String id, int day, RunState state, String name) {
        var then = Clock.fixed(LONG_AGO.plus(Duration.ofDays(day)), ZoneOffset.UTC);
        var runs = new RunBook(store.dataSource(), then);
        runs.open(run(id, name));
        runs.close(id, state);
    }

    private static Run run(String id, String name) {
        return new Run(
                id,
                1,
                RunState.RUNNING,
                new Subject(Kind.RUN, "d".repeat(64), name, "1.0.0", "prod/shop", "install", ""),
                new Wishes(false, OnConflict.FAIL, false),
                Optional.empty(),
                Graphs.NONE,
                "anna",
                null,
                0,
                Instant.EPOCH,
                null);
    }
}
