package io.slipway.web.bench;

import io.slipway.engine.graph.PackageReader;
import io.slipway.engine.pack.PackageFiles;
import io.slipway.engine.packages.PackageStore;
import io.slipway.engine.run.RunBook;
import io.slipway.engine.run.RunOrder;
import io.slipway.engine.run.RunProcesses;
import io.slipway.engine.run.RunState;
import io.slipway.engine.site.SiteSettingsReader;
import io.slipway.engine.store.DatabaseAddress;
import io.slipway.engine.task.TaskTypes;
import io.slipway.engine.worker.Worker;
import io.slipway.web.data.DataFolder;
import io.slipway.web.data.FolderLock;
import io.slipway.web.server.ServerPlan;
import io.slipway.web.server.SlipwayServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The server as it is, in this process; what is measured goes through all of its parts. */
final class BenchServer implements AutoCloseable {

    /** For a key that a new data folder cannot have, since the database may be an old one. */
    private static final String KEY = "c2xpcHdheS1iZW5jaC1rZXktMDEyMzQ1Njc4OWFiY2Q=";

    private static final String BY = "bench";

    private final Path home;
    private final FolderLock lock;
    private final SlipwayServer server;

    private BenchServer(Path home, FolderLock lock, SlipwayServer server) {
        this.home = home;
        this.lock = lock;
        this.server = server;
    }

    static BenchServer start(DatabaseAddress address) throws IOException {
        var home = Files.createTempDirectory("slipway-bench");
        var lock = DataFolder.at(home).lock();
        var plan = new ServerPlan(
                address,
                SiteSettingsReader.defaults(),
                "127.0.0.1",
                0,
                true,
                ServerPlan.Logs.QUIET,
                Map.of("SLIPWAY_SECRET_KEY", KEY));
        return new BenchServer(home, lock, SlipwayServer.start(lock, plan));
    }

    <T> T bean(Class<T> type) {
        return server.context().getBean(type);
    }

    JdbcTemplate jdbc() {
        return new JdbcTemplate(bean(DataSource.class));
    }

    /** Reads, checks and keeps the package, as an upload does. */
    void push(GraphPackage graph) throws IOException {
        try (var files = PackageFiles.open(write(graph)).orThrow()) {
            var read =
                    new PackageReader(bean(TaskTypes.class).all()).read(files).orThrow();
            bean(PackageStore.class)
                    .push(files, read.name(), read.version(), "task", BY, true)
                    .orThrow();
        }
    }

    Path write(GraphPackage graph) throws IOException {
        var folder = Files.createDirectories(home.resolve("bench").resolve(graph.name()));
        Files.writeString(folder.resolve(PackageFiles.MANIFEST), graph.yaml());
        return folder;
    }

    /**
     * How one run went.
     *
     * @param deployMillis from the opened run to its deployed graph
     * @param graphMillis from the first task's lease to the last one's commit
     * @param wholeMillis from the wish to the closed run
     */
    record Timing(double deployMillis, double graphMillis, double wholeMillis) {}

    Timing run(GraphPackage graph) throws InterruptedException {
        var completed = bean(Worker.class).progress().completed();
        var id = graph.name() + "-" + System.nanoTime();
        var begin = System.nanoTime();
        bean(RunProcesses.class)
                .start("run", Optional.of(id), BY, RunOrder.of(graph.name()).variables());
        // The check of all tasks is a task itself.
        while (bean(Worker.class).progress().completed() < completed + 1 + graph.tasks()) {
            refuseTrouble(id);
            Thread.sleep(1);
        }
        var end = Instant.now();
        while (!stateOf(id).isOver()) Thread.sleep(2);
        var whole = System.nanoTime() - begin;
        if (stateOf(id) != RunState.SUCCEEDED) throw new IllegalStateException("The run " + id + " is " + stateOf(id));
        return new Timing(deployMillis(id), end.toEpochMilli() - firstLease(id).toEpochMilli(), whole / 1e6);
    }

    /**
     * How one change of an app went.
     *
     * @param reserveMillis from the deployed graph to the reserved resources, with the check of every object
     * @param prepareMillis from there to the stored operations
     * @param executeMillis from there to the closed run
     */
    record Phases(double reserveMillis, double prepareMillis, double executeMillis, double wholeMillis) {}

    /** @param action {@code install} or {@code upgrade} */
    Phases change(String action, String digest) throws InterruptedException {
        var id = action + "-" + System.nanoTime();
        var begin = System.nanoTime();
        bean(RunProcesses.class)
                .start(action, Optional.of(id), BY, RunOrder.of(digest).variables());
        while (!stateOf(id).isOver()) Thread.sleep(2);
        var whole = System.nanoTime() - begin;
        if (stateOf(id) != RunState.SUCCEEDED) throw new IllegalStateException("The run " + id + " is " + stateOf(id));
        return new Phases(
                eventOf(id, "RESOURCES_TAKEN") - eventOf(id, "GRAPH_DEPLOYED"),
                eventOf(id, "PREPARED") - eventOf(id, "RESOURCES_TAKEN"),
                eventOf(id, "CLOSED") - eventOf(id, "PREPARED"),
                whole / 1e6);
    }

    private long lastLook;

    private void refuseTrouble(String run) {
        if (System.nanoTime() - lastLook < 1_000_000_000L) return;
        lastLook = System.nanoTime();
        if (stateOf(run).isOver()) throw new IllegalStateException("The run " + run + " is over: " + stateOf(run));
    }

    private RunState stateOf(String run) {
        return bean(RunBook.class).get(run).state();
    }

    private double deployMillis(String run) {
        return eventOf(run, "GRAPH_DEPLOYED") - eventOf(run, "OPENED");
    }

    private double eventOf(String run, String kind) {
        var at = jdbc().queryForObject(
                        "select min(at) from run_event where run = ? and kind = ?", OffsetDateTime.class, run, kind);
        return at == null ? Double.NaN : at.toInstant().toEpochMilli();
    }

    private Instant firstLease(String run) {
        var first = jdbc().queryForObject(
                        "select min(started_at) from task_attempt where run = ? and task not like 'step:%'",
                        OffsetDateTime.class, run);
        return first == null ? Instant.MAX : first.toInstant();
    }

    @Override
    public void close() {
        server.close();
        lock.close();
        try (var files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            System.err.println("The folder of the bench stays: " + e);
        }
    }
}
