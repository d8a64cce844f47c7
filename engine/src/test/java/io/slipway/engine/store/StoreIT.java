package io.slipway.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.access.ApiTokens;
import io.slipway.engine.access.Role;
import io.slipway.testsystems.PostgresDatabase;
import io.slipway.testsystems.WithPostgres;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store on both databases. */
@WithPostgres
class StoreIT {

    @TempDir
    Path temp;

    private static DatabaseAddress on(PostgresDatabase database) {
        return DatabaseAddress.parse(database.jdbcUrl(), database.user(), database.password());
    }

    @Test
    void whatWasPutIsThereAfterOpeningAgainOnAFile() {
        putAndReadAgain(DatabaseAddress.fileIn(temp));
    }

    @Test
    void whatWasPutIsThereAfterOpeningAgainOnPostgres(PostgresDatabase database) {
        putAndReadAgain(on(database));
    }

    private static void putAndReadAgain(DatabaseAddress address) {
        try (var store = Store.open(address)) {
            store.settings().put("colour", "blue");
            store.settings().put("colour", "green");
        }
        try (var store = Store.open(address)) {
            assertThat(store.settings().get("colour")).contains("green");
            assertThat(store.settings().get("taste")).isEmpty();
        }
    }

    @Test
    void manyNodesOpenAnEmptyDatabaseAtOnce(PostgresDatabase database) throws Exception {
        var address = on(database);
        try (var store = Store.open(address);
                var connection = store.dataSource().getConnection();
                var drop = connection.createStatement()) {
            drop.execute("drop schema public cascade; create schema public");
        }
        var opening = new ArrayList<Callable<String>>();
        for (int i = 0; i < 6; i++) {
            opening.add(() -> {
                try (var store = Store.open(address)) {
                    return store.address().shown();
                }
            });
        }
        var nodes = Executors.newFixedThreadPool(opening.size());
        try {
            for (var opened : nodes.invokeAll(opening)) assertThat(opened.get()).isEqualTo(address.shown());
        } finally {
            nodes.shutdownNow();
        }
    }

    @Test
    void aLockHasOneHolderUntilItsHolderLetsGoOrDies(PostgresDatabase database) throws Exception {
        try (var one = Store.open(on(database));
                var two = Store.open(on(database))) {
            var first = one.lock("only-one");
            var waiting = new CountDownLatch(1);
            var second = new Thread(() -> {
                try (var lock = two.lock("only-one")) {
                    waiting.countDown();
                }
            });
            second.start();

            assertThat(waiting.await(500, TimeUnit.MILLISECONDS))
                    .as("the second got it while the first held it")
                    .isFalse();
            first.close();
            assertThat(waiting.await(10, TimeUnit.SECONDS))
                    .as("the second gets it when the first lets go")
                    .isTrue();
        }
    }

    @Test
    void tokensWorkTheSameOnBothDatabases(PostgresDatabase database) {
        for (var address : List.of(DatabaseAddress.fileIn(temp), on(database))) {
            try (var store = Store.open(address)) {
                var noon = Instant.parse("2026-11-01T12:00:00Z");
                var atNoon = new ApiTokens(store.dataSource(), Clock.fixed(noon, ZoneOffset.UTC));
                var token = atNoon.create("ci", Role.OPERATOR, "anna", Duration.ofHours(1));

                assertThat(atNoon.find(token)).hasValueSatisfying(found -> {
                    assertThat(found.role()).isEqualTo(Role.OPERATOR);
                    assertThat(found.expiresAt()).isEqualTo(noon.plusSeconds(3600));
                });
                assertThat(atNoon.find(token + "x")).isEmpty();
                var later = new ApiTokens(store.dataSource(), Clock.fixed(noon.plusSeconds(3601), ZoneOffset.UTC));
                assertThat(later.find(token)).as("an hour later").isEmpty();
                atNoon.revoke("ci");
                assertThat(atNoon.find(token)).isEmpty();
            }
        }
    }
}
