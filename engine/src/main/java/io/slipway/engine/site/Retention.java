package io.slipway.engine.site;

import java.time.Duration;

/**
 * How long is kept what nobody needs for going on.
 *
 * @param runs after their end, with their events, logs and values
 */
public record Retention(Duration runs) {

    static final String DEFAULT_RUNS = "180d";
}
