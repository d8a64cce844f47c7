package io.slipway.testsystems.daemon;

import io.slipway.testsystems.shared.Cache;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** PostgreSQL as it is run in earnest: what was committed is on the disk. */
public final class PostgresServer implements TestServer {

    private final EmbeddedPostgres postgres;

    private final Optional<ProcessHandle> process;

    private PostgresServer(EmbeddedPostgres postgres, Optional<ProcessHandle> process) {
        this.postgres = postgres;
        this.process = process;
    }

    public static PostgresServer start(Path work, Undertaker undertaker) throws IOException {
        var data = work.resolve("data");
        // Written by the server itself as soon as it runs: there is no moment in which nobody knows of it.
        var pidFile = data.resolve("postmaster.pid");
        undertaker.watch(pidFile, "QUIT");
        var postgres =
                start(data, Redirect.appendTo(work.resolve("postgres.log").toFile()));
        var pid = Long.parseLong(Files.readAllLines(pidFile).get(0));
        return new PostgresServer(postgres, ProcessHandle.of(pid));
    }

    private static EmbeddedPostgres start(Path data, Redirect log) throws IOException {
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(unpacked())
                .setDataDirectory(data)
                .setPort(LoopbackPorts.free())
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setRegisterShutdownHook(false)
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .start();
    }

    /** Kept in the cache, so that only the first start ever unpacks the programs. */
    private static File unpacked() {
        return Cache.folder().resolve("postgres").toFile();
    }

    @Override
    public Map<String, String> facts() {
        return Map.of(
                "url",
                "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/",
                "user",
                "postgres",
                "password",
                "postgres");
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of("create-database", ignored -> createDatabase(), "drop-database", this::dropDatabase);
    }

    private String createDatabase() throws SQLException {
        var name = "test_" + Names.random(64);
        execute("CREATE DATABASE " + name);
        return name;
    }

    private String dropDatabase(String name) throws SQLException {
        if (!name.matches("test_[a-z0-9]+")) {
            throw new IllegalArgumentException("Not a database of a test: " + name);
        }
        execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
        return "";
    }

    private void execute(String sql) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public boolean isAlive() {
        return process.map(ProcessHandle::isAlive).orElse(false);
    }

    @Override
    public void stop() {
        try {
            postgres.close();
        } catch (IOException e) {
            System.out.println("PostgreSQL could not be stopped; it is killed after this: " + e);
        }
    }
}
