package io.slipway.web.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.slipway.testsystems.PostgresDatabase;
import io.slipway.testsystems.WithPostgres;
import io.slipway.web.SlipwayProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nodes install 20 apps at once, of which half want the port of another one (AP-12, AP-14): no port is held by two of
 * them at any moment, and none is held when all is over.
 */
@WithPostgres
class ContendingAppsIT {

    private static final String KEY = "c2xpcHdheS10ZXN0LWtleS0wMTIzNDU2Nzg5YWJjZGU=";
    private static final int APPS = 20;
    private static final Duration SOON = Duration.ofSeconds(90);

    @TempDir
    Path temp;

    private PostgresDatabase database;

    private SlipwayProcess node(String name, Path settings) {
        return SlipwayProcess.start(
                Map.of(
                        "SLIPWAY_DB_USER", database.user(),
                        "SLIPWAY_DB_PASSWORD", database.password(),
                        "SLIPWAY_SECRET_KEY", KEY),
                "serve",
                "--port",
                "0",
                "--config",
                settings.toString(),
                "--data",
                temp.resolve(name).toString(),
                "--db",
                database.jdbcUrl());
    }

    private RunCalls calls(String name, SlipwayProcess node) throws IOException {
        var address = node.awaitReady();
        return new RunCalls(address, JsonPath.read(Files.readString(temp.resolve(name + "/server.json")), "$.token"));
    }

    /** The first ten have a port each; of the others always two want the same. */
    private static int port(int app) {
        return app < APPS / 2 ? 9_000 + app : 9_500 + app / 2;
    }

    private static Map<String, String> app(int number) {
        return Map.of(
                "app.conf",
                "[app]\nid = app-" + number + "\nversion = 1.0.0\n",
                "default/datastream/vector/agg/in.yaml",
                "sources: {in-%d: {type: socket, mode: tcp, address: \"0.0.0.0:%d\"}}\n".formatted(number, port(number))
                        + "sinks: {out-%d: {type: console, inputs: [in-%d], encoding: {codec: json}}}\n"
                                .formatted(number, number));
    }

    @BeforeEach
    void take(PostgresDatabase given) {
        database = given;
    }

    @Test
    void ofTwoAppsThatWantOnePortOneIsInstalledAndNoPortIsEverHeldTwice() throws Exception {
        Files.writeString(temp.resolve("agg.yaml"), "data_dir: /var/lib/vector\n");
        var settings = Files.writeString(
                temp.resolve("slipway.yaml"),
                "pipelines: {vector: {agg: {instances: [{file: " + temp.resolve("agg.yaml")
                        + ", reload: 'true'}]}}}\n");
        try (var one = node("one", settings);
                var two = node("two", settings)) {
            var nodes = List.of(calls("one", one), calls("two", two));
            for (int app = 0; app < APPS; app++) nodes.get(0).push(Packages.zip(app(app)));
            for (int app = 0; app < APPS; app++) begin(nodes.get(app % 2), app);
            for (int app = 0; app < APPS; app++) awaitEnd(nodes.get(0), app);

            assertThat(installed()).as("each port has its app").hasSize(APPS / 2 + APPS / 4);
            assertThat(installed().stream().map(ContendingAppsIT::port).distinct())
                    .hasSize(APPS / 2 + APPS / 4);
            assertThat(Files.readString(temp.resolve("agg.yaml")))
                    .contains(installed().stream().map(app -> "in-" + app).toList());
            noPortWasHeldTwice();
            assertThat(query("select resource_key from reservation where app is null"))
                    .as("nothing is reserved any more")
                    .isEmpty();
        }
    }

    private static void begin(RunCalls node, int app) {
        var answer = node.caller()
                .post("/api/v1/installs", "{\"package\":\"app-%d:1.0.0\",\"id\":\"run-%d\"}".formatted(app, app));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static void awaitEnd(RunCalls node, int app) throws InterruptedException {
        var end = System.nanoTime() + SOON.toNanos();
        var state = "";
        while (!Set.of("succeeded", "rolled-back").contains(state)) {
            assertThat(System.nanoTime()).as("run-" + app + " is " + state).isLessThan(end);
            Thread.sleep(50);
            state = node.of("run-" + app).read("$.state", String.class);
        }
    }

    private List<Integer> installed() {
        return query("select name from app order by name").stream()
                .map(name -> Integer.parseInt(name.substring("app-".length())))
                .toList();
    }

    /** From when a run has reserved its keys to its end nobody else has reserved one of them, and afterwards who has it keeps it. */
    private void noPortWasHeldTwice() {
        var held = new TreeMap<String, List<OffsetDateTime[]>>();
        var ends = new HashMap<String, OffsetDateTime>();
        query("select run || '|' || at from run_event where kind = 'CLOSED'")
                .forEach(line -> ends.put(before(line), at(behind(line))));
        var winners = installed();
        query("select run || '|' || at || '|' || text from run_event where kind = 'RESOURCES_TAKEN'")
                .forEach(line -> {
                    var parts = line.split("\\|", 3);
                    int app = Integer.parseInt(parts[0].substring("run-".length()));
                    var to = winners.contains(app) ? OffsetDateTime.MAX : ends.get(parts[0]);
                    held.computeIfAbsent("port " + port(app), any -> new ArrayList<>())
                            .add(new OffsetDateTime[] {at(parts[1]), to});
                    assertThat(parts[2]).contains("port:");
                });
        assertThat(held).hasSize(APPS / 2 + APPS / 4);
        held.forEach((port, times) -> {
            times.sort((one, other) -> one[0].compareTo(other[0]));
            IntStream.range(1, times.size())
                    .forEach(i -> assertThat(times.get(i)[0]).as(port).isAfterOrEqualTo(times.get(i - 1)[1]));
        });
    }

    private static String before(String line) {
        return line.substring(0, line.indexOf('|'));
    }

    private static String behind(String line) {
        return line.substring(line.indexOf('|') + 1);
    }

    private static OffsetDateTime at(String text) {
        return OffsetDateTime.parse(text.replace(' ', 'T').replaceFirst("([+-]\\d\\d)$", "$1:00"));
    }

    private List<String> query(String sql) {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) found.add(rows.getString(1));
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
