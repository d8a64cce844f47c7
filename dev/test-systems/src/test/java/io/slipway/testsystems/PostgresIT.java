package io.slipway.testsystems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineTestKit;

@WithPostgres
class PostgresIT {

    private static String urlOfTheClass = "";

    @BeforeAll
    static void theDatabaseIsThereBeforeAllTests(PostgresDatabase database) {
        urlOfTheClass = database.jdbcUrl();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
    void whatIsCommittedIsOnTheDisk(String setting, PostgresDatabase database) throws SQLException {
        assertThat(answer(database, "SHOW " + setting)).isEqualTo("on");
    }

    @Test
    void itListensOnTheLoopbackInterfaceOnly(PostgresDatabase database) throws SQLException {
        assertThat(answer(database, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
    }

    @Test
    void allTestsOfAClassShareItsDatabase(PostgresDatabase database) {
        assertThat(database.jdbcUrl()).isEqualTo(urlOfTheClass);
    }

    @Nested
    class InANestedClass {
        @Test
        void itIsStillTheSame(PostgresDatabase database) {
            assertThat(database.jdbcUrl()).isEqualTo(urlOfTheClass);
        }
    }

    @Test
    void eachClassGetsADatabaseOfItsOwnWhichIsDroppedAfterIt(PostgresDatabase ours) throws SQLException {
        Seen.URLS.clear();
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(One.class), selectClass(Another.class))
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.succeeded(2));

        assertThat(Seen.URLS).hasSize(2).doesNotHaveDuplicates().doesNotContain(ours.jdbcUrl());
        for (var url : Seen.URLS) {
            var name = url.substring(url.lastIndexOf('/') + 1);
            assertThat(answer(ours, "SELECT count(*) FROM pg_database WHERE datname = '" + name + "'"))
                    .isEqualTo("0");
        }
    }

    private static String answer(PostgresDatabase database, String question) throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static final class Seen {
        static final List<String> URLS = new ArrayList<>();
    }

    @WithPostgres
    static class One {
        @Test
        void seesItsDatabase(PostgresDatabase database) throws SQLException {
            Seen.URLS.add(database.jdbcUrl());
            assertThat(answer(database, "SELECT current_database()")).startsWith("test_");
        }
    }

    static class Another extends One {}
}
