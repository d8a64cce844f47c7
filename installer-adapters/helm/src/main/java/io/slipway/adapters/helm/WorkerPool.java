package io.slipway.adapters.helm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** The workers of this process: warm ones are used again, one call at a time each, so that a kill hits one release only. */
final class WorkerPool implements AutoCloseable {

    private static final long LONGEST_TURN_MILLIS = 3_000;

    private record Warm(WorkerProcess worker, long since) {}

    private final HelmSettings settings;
    private final Path folder;
    private final Semaphore slots;
    private final Deque<Warm> warm = new ArrayDeque<>();
    private final AtomicLong number = new AtomicLong();
    private final ScheduledExecutorService clock;
    private boolean closed;

    WorkerPool(HelmSettings settings) {
        this.settings = settings;
        this.folder =
                settings.work().resolve("workers-" + ProcessHandle.current().pid());
        this.slots = new Semaphore(settings.most(), true);
        sweep();
        this.clock = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "helm-workers");
            thread.setDaemon(true);
            return thread;
        });
        long every = Math.max(100, settings.idle().toMillis() / 4);
        clock.scheduleWithFixedDelay(this::endIdle, every, every, TimeUnit.MILLISECONDS);
    }

    /** What processes that are gone have left. */
    private void sweep() {
        try {
            Files.createDirectories(settings.work());
            try (var all = Files.list(settings.work())) {
                all.filter(WorkerPool::isOrphan).forEach(Folders::remove);
            }
            Folders.remove(folder);
            Files.createDirectories(folder);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    private static boolean isOrphan(Path path) {
        var name = path.getFileName().toString();
        return name.matches("workers-[0-9]{1,18}")
                && ProcessHandle.of(Long.parseLong(name.substring("workers-".length())))
                        .isEmpty();
    }

    /** A private folder for one call; the caller removes it. */
    Path callFolder() {
        try {
            return Files.createTempDirectory(folder, "call-");
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    /** An interrupt, or a call that takes too long, takes the worker with it. */
    String call(ObjectNode call, Duration limit) throws InterruptedException {
        slots.acquire();
        var turn = new Turn();
        var end = clock.schedule(turn::end, LONGEST_TURN_MILLIS, TimeUnit.MILLISECONDS);
        try {
            var worker = worker();
            boolean isWell = false;
            try {
                var out = worker.call(call, limit);
                isWell = true;
                return out;
            } catch (HelmTrouble.Refused refused) {
                isWell = true;
                throw refused.problem();
            } finally {
                if (isWell) putBack(worker);
                else worker.kill();
            }
        } finally {
            end.cancel(false);
            turn.end();
        }
    }

    /** The time for which a call counts as busy. One that goes on for longer waits for a hook, and others may work. */
    private final class Turn {

        private final AtomicBoolean isOver = new AtomicBoolean();

        void end() {
            if (isOver.compareAndSet(false, true)) slots.release();
        }
    }

    private WorkerProcess worker() {
        for (var next = take(); next != null; next = take()) {
            if (next.worker.isAlive()) return next.worker;
            next.worker.kill();
        }
        return WorkerProcess.start(folder.resolve("worker-" + number.incrementAndGet()), settings.program());
    }

    private synchronized @org.jspecify.annotations.Nullable Warm take() {
        return warm.pollFirst();
    }

    private void putBack(WorkerProcess worker) {
        synchronized (this) {
            if (!closed) {
                warm.addFirst(new Warm(worker, System.nanoTime()));
                return;
            }
        }
        worker.kill();
    }

    private void endIdle() {
        long oldest = System.nanoTime() - settings.idle().toNanos();
        while (true) {
            Warm one;
            synchronized (this) {
                if (warm.isEmpty() || warm.getLast().since - oldest > 0) return;
                one = warm.removeLast();
            }
            one.worker.kill();
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        synchronized (this) {
            closed = true;
        }
        for (var next = take(); next != null; next = take()) next.worker.kill();
        Folders.remove(folder);
    }
}
