package io.slipway.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testsystems.PostgresDatabase;
import io.slipway.testsystems.WithPostgres;
import io.slipway.web.SlipwayProcess;
import io.slipway.web.SlipwayProcess.Ended;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong at a start is told in a sentence with its mend, by the real program. */
@WithPostgres
class BadStartIT {

    private static final String ENOUGH_KEY = "c2xpcHdheS10ZXN0LWtleS0wMTIzNDU2Nzg5YWJjZGU=";
    private static final String OTHER_KEY = "b3RoZXItc2xpcHdheS1rZXktMDEyMzQ1Njc4OWFiY2Q=";

    @TempDir
    Path temp;

    private Ended serve(Map<String, String> environment, String... more) {
        var arguments = new ArrayList<>(List.of(
                "serve",
                "--port",
                "0",
                "--stop-when-ready",
                "--data",
                temp.resolve("data").toString()));
        arguments.addAll(List.of(more));
        return SlipwayProcess.run("", environment, arguments.toArray(String[]::new));
    }

    private static void assertRefused(Ended ended, int code, String... parts) {
        assertThat(ended.code()).as(ended.err()).isEqualTo(code);
        assertThat(ended.err()).contains(parts).doesNotContain("\tat ").doesNotContain("Exception:");
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void aPortInUse() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var ended = serve(Map.of(), "--port", String.valueOf(taken.getLocalPort()));
            assertRefused(
                    ended, 1, "Port " + taken.getLocalPort() + " on 127.0.0.1 is in use by another program.", "--port");
        }
    }

    @Test
    void anAddressThatIsNotThisMachines() {
        assertRefused(
                serve(Map.of(), "--listen", "192.0.2.1", "--port", "8080"),
                1,
                "cannot listen on 192.0.2.1",
                "--listen");
    }

    @Test
    void aDatabaseThatIsNotThere(PostgresDatabase database) {
        var other = database.jdbcUrl().replaceFirst("/[^/?]+(\\?|$)", "/nothere$1");
        var ended = serve(
                Map.of("SLIPWAY_DB_USER", database.user(), "SLIPWAY_DB_PASSWORD", database.password()), "--db", other);
        assertRefused(ended, 1, "does not exist", "createdb");
    }

    @Test
    void aDatabaseServerThatDoesNotAnswer() {
        assertRefused(
                serve(Map.of(), "--db", "postgresql://me:geheim@127.0.0.1:1/slipway"),
                1,
                "No database answers at jdbc:postgresql://127.0.0.1:1/slipway",
                "--db");
        assertThat(serve(Map.of(), "--db", "postgresql://me:geheim@127.0.0.1:1/slipway")
                        .err())
                .doesNotContain("geheim");
    }

    @Test
    void aDatabaseAddressThatIsNone() {
        assertRefused(
                serve(Map.of(), "--db", "mysql://host/x"),
                1,
                "The database address mysql://host/x cannot be used.",
                "jdbc:postgresql://host:5432/slipway");
    }

    @Test
    void tablesOfANewerSlipway(PostgresDatabase database) throws SQLException {
        var environment = environment(database, ENOUGH_KEY);
        assertThat(serve(environment, "--db", database.jdbcUrl()).code()).isZero();
        execute(
                database,
                "insert into slipway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) "
                        + "values (99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'x', 1, true)");
        try {
            assertRefused(
                    serve(environment, "--db", database.jdbcUrl()),
                    1,
                    "last used by a newer Slipway: its tables are at version 99",
                    "Start that newer Slipway");
        } finally {
            execute(database, "delete from slipway_schema_history where installed_rank = 99");
        }
    }

    @Test
    void engineTablesOfANewerEngine(PostgresDatabase database) throws SQLException {
        var environment = environment(database, ENOUGH_KEY);
        assertThat(serve(environment, "--db", database.jdbcUrl()).code()).isZero();
        execute(database, "insert into act_ge_schema_log (id_, timestamp_, version_) values ('99', now(), '7.99.0')");
        try {
            assertRefused(
                    serve(environment, "--db", database.jdbcUrl()),
                    1,
                    "The BPMN engine's tables in this database are of version 7.99.0",
                    "restore a backup");
        } finally {
            execute(database, "delete from act_ge_schema_log where id_ = '99'");
        }
    }

    @Test
    void anotherNodesSecretKeyAndNone(PostgresDatabase database) {
        assertThat(serve(environment(database, ENOUGH_KEY), "--db", database.jdbcUrl())
                        .code())
                .isZero();

        assertRefused(
                serve(environment(database, OTHER_KEY), "--db", database.jdbcUrl()),
                1,
                "This node's secret key (fingerprint",
                "is not the one that this database is used with",
                "SLIPWAY_SECRET_KEY_FILE");
        var none = Map.of("SLIPWAY_DB_USER", database.user(), "SLIPWAY_DB_PASSWORD", database.password());
        assertRefused(
                serve(none, "--db", database.jdbcUrl()),
                1,
                "that this node has not got",
                "Copy the first node's secret.key");
        assertRefused(
                serve(environment(database, "tooshort"), "--db", database.jdbcUrl()),
                1,
                "does not hold a secret key",
                "openssl rand -base64 32");
    }

    @Test
    void aDataFolderInUse() {
        var data = temp.resolve("data").toString();
        try (var first = SlipwayProcess.start(Map.of(), "serve", "--port", "0", "--data", data)) {
            var address = first.awaitReady();
            assertRefused(
                    serve(Map.of()),
                    1,
                    "Another Slipway server is running on the data folder " + data,
                    address.toString(),
                    "--data");
        }
    }

    @Test
    void aDataFolderThatCannotBeWritten() throws IOException {
        // A file in its place: permission bits say nothing to root, who runs these tests in many a container.
        Files.writeString(temp.resolve("data"), "");
        assertRefused(serve(Map.of()), 1, "The data folder " + temp.resolve("data"), "SLIPWAY_DATA");
    }

    @Test
    void aFirstPasswordThatIsTooShort() throws IOException {
        var file = Files.writeString(temp.resolve("password"), "short\n");
        assertRefused(
                serve(Map.of("SLIPWAY_ADMIN_PASSWORD_FILE", file.toString())),
                1,
                "The first admin could not be made: The password has 5 characters.",
                "SLIPWAY_ADMIN_PASSWORD_FILE");
    }

    @Test
    void aBrokenSlipwayYaml() throws IOException {
        Files.createDirectory(temp.resolve("data"));
        var file = Files.writeString(
                temp.resolve("data/slipway.yaml"), "policy:\n  taskPackages: {shel: true}\nkafka:\n  Main: {}\n");
        var ended = serve(Map.of());
        assertRefused(ended, 2, file + ":2:", "shell", file + ":4:");
    }

    @Test
    void siteSettingsThatAreNotThere() {
        assertRefused(serve(Map.of(), "--config", temp.resolve("no.yaml").toString()), 2, "no.yaml");
    }

    @Test
    void anUnknownOptionCommandOrPort() {
        assertRefused(
                serve(Map.of(), "--prot", "1"),
                2,
                "slipway serve: there is no option --prot.",
                "--port",
                "slipway serve --help");
        assertRefused(SlipwayProcess.run("sevre"), 2, "there is nothing to do with 'sevre'", "Did you mean serve");
        assertRefused(serve(Map.of(), "--port", "70000"), 2, "--port 70000 is not a port.");
        assertRefused(serve(Map.of(), "--port", "http"), 2, "--port", "http");
    }

    @Test
    void whereItCameFromIsShownWhenAskedFor() {
        var ended = serve(Map.of(), "--db", "postgresql://127.0.0.1:1/slipway", "--debug");
        assertThat(ended.err()).contains("\tat ").contains("No database answers");
    }

    private static Map<String, String> environment(PostgresDatabase database, String key) {
        return Map.of(
                "SLIPWAY_DB_USER",
                database.user(),
                "SLIPWAY_DB_PASSWORD",
                database.password(),
                "SLIPWAY_SECRET_KEY",
                key);
    }

    private static void execute(PostgresDatabase database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
