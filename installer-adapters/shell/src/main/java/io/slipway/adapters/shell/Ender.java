package io.slipway.adapters.shell;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Ends a script and all that it started: asks, waits, and then does not ask. */
final class Ender {

    private static final Duration STEP = Duration.ofMillis(50);

    private Ender() {}

    static void end(ScriptFolder folder, Duration grace) throws IOException, InterruptedException {
        if (folder.ending().isPresent()) return;
        folder.forbid();
        if (isGoneAfter("TERM", folder, grace)) return;
        // The wrapper writes how it ended: who comes next must not find it half-way.
        isGoneAfter("KILL", folder, grace.plusSeconds(5));
    }

    /** Also when whoever wants it ended is told again to stop. */
    static void endInAnyCase(ScriptFolder folder, Duration grace) throws IOException {
        while (true) {
            try {
                end(folder, grace);
                return;
            } catch (InterruptedException known) {
                // The caller throws the first one.
            }
        }
    }

    private static boolean isGoneAfter(String signal, ScriptFolder folder, Duration patience)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        boolean sent = false;
        while (isLeft(folder)) {
            if (System.nanoTime() > end) return false;
            // Just begun, it may lead no group yet.
            sent = sent || send(signal, folder);
            TimeUnit.NANOSECONDS.sleep(STEP.toNanos());
        }
        return true;
    }

    private static boolean send(String signal, ScriptFolder folder) throws IOException, InterruptedException {
        var leader = folder.script();
        return leader.isPresent() && leader.get().isAlive() && leader.get().signalGroup(signal);
    }

    private static boolean isLeft(ScriptFolder folder) throws IOException, InterruptedException {
        var wrapper = folder.wrapper();
        var script = folder.script();
        return wrapper.isPresent() && wrapper.get().isAlive()
                || script.isPresent() && script.get().isAlive();
    }
}
