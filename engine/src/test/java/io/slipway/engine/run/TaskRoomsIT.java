package io.slipway.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.run.Journal.Wanted;
import io.slipway.engine.store.DatabaseAddress;
import io.slipway.engine.store.Store;
import io.slipway.engine.task.Direction;
import io.slipway.testsystems.PostgresDatabase;
import io.slipway.testsystems.WithPostgres;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What tasks say, while others have the rows of the tasks locked. TR-11. */
@WithPostgres
class TaskRoomsIT {

    private static final String ONE_WAITS =
            "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()";

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void whoHasATasksRowLockedNeverWaitsForWhatIsWrittenOfItsWaiting(PostgresDatabase database) {
        try (var store = Store.open(DatabaseAddress.parse(database.jdbcUrl(), database.user(), database.password()))) {
            var jdbc = new JdbcTemplate(store.dataSource());
            new RunBook(store.dataSource()).open(TestRuns.running("waits", "1.0.0", ""));
            var attempt = new Journal(store.dataSource())
                    .takeUp(List.of(new Wanted("waits", "task", Direction.DO)), "node")
                    .get(0);
            var logs = new TaskLogs(store.dataSource(), Clock.systemUTC());
            var completer = Executors.newSingleThreadExecutor();
            try (var rooms = new TaskRooms(folder, logs, store.dataSource(), TaskRoomsTest.NO_REACH)) {
                var transaction = new TransactionTemplate(new DataSourceTransactionManager(store.dataSource()));
                var completed = completer.submit(() -> transaction.executeWithoutResult(status -> {
                    jdbc.queryForList("select * from task_attempt where run = 'waits' for update");
                    rooms.room(attempt.key(), 1, folder, line -> line).waitsFor("the moon");
                    while (jdbc.queryForObject(ONE_WAITS, Integer.class) != 1) Thread.onSpinWait();
                    rooms.ended(List.of(Result.done(attempt, "{}")));
                }));
                assertThat(completed).succeedsWithin(Duration.ofSeconds(30));
            } finally {
                completer.shutdownNow();
                jdbc.update("delete from run");
            }
        }
    }
}
