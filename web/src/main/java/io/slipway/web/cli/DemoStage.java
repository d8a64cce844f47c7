package io.slipway.web.cli;

import io.slipway.web.Problem;
import io.slipway.web.data.DataFolder;
import io.slipway.web.data.FolderLock;
import io.slipway.web.server.ServerPlan;
import io.slipway.web.server.SlipwayServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a demo sets up: a folder for temporary files, the place it happens on, a server. All of it is taken away
 * again, also at Ctrl-C; what runs then is not waited for, since nothing of it is kept.
 */
final class DemoStage implements AutoCloseable {

    private static final int LONGEST_END_SECONDS = 5;
    private static final int TRIES = 20;

    private final Path folder;
    private final Deque<AutoCloseable> parts = new ConcurrentLinkedDeque<>();
    private final Thread atCtrlC = new Thread(this::leaveAtOnce, "demo-end");
    private int exitCode = 130;
    private volatile boolean isLeaving;

    private DemoStage(Path folder) {
        this.folder = folder;
    }

    static DemoStage open() {
        try {
            var stage = new DemoStage(Files.createTempDirectory("slipway-demo-"));
            Runtime.getRuntime().addShutdownHook(stage.atCtrlC);
            return stage;
        } catch (IOException trouble) {
            throw Problem.failed(
                    "There is no folder for the demo's files: " + trouble.getMessage() + ".",
                    "See that the folder for temporary files can be written.");
        }
    }

    DemoPlace place(@Nullable Path kubeconfig, boolean isLocal, Consumer<String> progress) {
        var found = DemoPlace.of(kubeconfig, isLocal, folder, progress);
        parts.push(found);
        return found;
    }

    SlipwayServer serve(DemoPlace on) {
        var environment = environment();
        FolderLock lock = DataFolder.at(folder.resolve("data")).lock();
        parts.push(lock);
        var plan = new ServerPlan(
                new DataOptions().database(lock.folder(), environment),
                on.site(environment),
                "127.0.0.1",
                0,
                true,
                ServerPlan.Logs.QUIET,
                environment);
        var started = SlipwayServer.start(lock, plan);
        parts.push(started);
        return started;
    }

    /** What is said of other servers and other data is not meant for the demo's. */
    private static Map<String, String> environment() {
        var environment = new HashMap<>(System.getenv());
        environment.keySet().removeIf(name -> name.startsWith("SLIPWAY_"));
        return environment;
    }

    Path folder() {
        return folder;
    }

    boolean isLeaving() {
        return isLeaving;
    }

    /** What is left to do is to look around: from now on Ctrl-C is the ordinary end. */
    void isDone(int code) {
        exitCode = code;
    }

    private void leaveAtOnce() {
        isLeaving = true;
        // Others may use it, so it is not among what is killed.
        parts.stream().filter(DemoPlace.Local.class::isInstance).forEach(DemoStage::close);
        var children = ProcessHandle.current().descendants().toList();
        children.forEach(ProcessHandle::destroyForcibly);
        children.forEach(DemoStage::awaitEnd);
        remove();
        Runtime.getRuntime().halt(exitCode);
    }

    private static void awaitEnd(ProcessHandle child) {
        try {
            child.onExit().get(LONGEST_END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException stays) {
            // It has been told; there is nothing more to do.
        }
    }

    /** Something that is about to end may write into it meanwhile. */
    private boolean remove() {
        for (int tries = 0; tries < TRIES; tries++) if (isRemoved()) return true;
        return false;
    }

    private boolean isRemoved() {
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
            return true;
        } catch (IOException | UncheckedIOException left) {
            return false;
        }
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) close(parts.pop());
        if (!remove()) throw Problem.failed("The folder " + folder + " could not be removed.", "Remove it.");
        try {
            Runtime.getRuntime().removeShutdownHook(atCtrlC);
        } catch (IllegalStateException goingAlready) {
            // Ctrl-C was just pressed.
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception trouble) {
            throw new IllegalStateException("A part of the demo did not end: " + trouble.getMessage(), trouble);
        }
    }
}
