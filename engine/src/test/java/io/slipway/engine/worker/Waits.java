package io.slipway.engine.worker;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Waits for something to come about, and says what did not. */
final class Waits {

    private Waits() {}

    static void until(String what, Callable<Boolean> condition) throws Exception {
        until(what, Duration.ofSeconds(60), condition);
    }

    static void until(String what, Duration atMost, Callable<Boolean> condition) throws Exception {
        var end = System.nanoTime() + atMost.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > end) throw new AssertionError(what + ": not in " + atMost.toSeconds() + " s.");
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }
}
