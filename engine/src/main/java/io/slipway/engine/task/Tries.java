package io.slipway.engine.task;

import java.time.Duration;

/**
 * How often a task may be begun on purpose, after failures that trying again may cure.
 *
 * @param most all of them, the first included
 * @param firstWait before the second; doubled for each one after it
 */
public record Tries(int most, Duration firstWait) {

    public static final Tries ONE = new Tries(1, Duration.ZERO);
}
