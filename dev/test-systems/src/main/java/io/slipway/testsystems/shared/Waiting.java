package io.slipway.testsystems.shared;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;

/** Asks again and again: nothing here sleeps blindly. */
public final class Waiting {

    private Waiting() {}

    public static void until(String what, Duration limit, Callable<Boolean> condition) throws Exception {
        var end = Instant.now().plus(limit);
        while (!condition.call()) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("Waited " + limit.toSeconds() + " s in vain until " + what + ".");
            }
            Thread.sleep(25);
        }
    }
}
