package io.slipway.engine.run;

import java.time.Instant;
import java.util.Optional;

/**
 * How a service that is looked after stands (TR-25): what was done to it, whether it is as it was left, and whether it is
 * well, apart from one another.
 *
 * @param operation {@code deployed}, {@code failed}, {@code pending-upgrade}, {@code absent}
 * @param config empty, or a sentence on who has changed it since its task
 * @param health a word of {@link #WELL}, {@link #ILL}, {@link #AWAY}; none before the first look
 * @param reason what is lacking
 */
public record ServiceHealth(
        Optional<String> operation,
        Optional<String> config,
        Optional<String> health,
        String reason,
        Instant checkedAt) {

    public static final String WELL = "healthy";
    public static final String ILL = "degraded";
    /** Nobody can tell: the cluster cannot be reached. */
    public static final String AWAY = "unknown";
}
