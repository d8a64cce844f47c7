package io.slipway.engine.site;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How long is kept what nobody needs for going on.
 *
 * @param runs after their end, with their events, logs and values
 */
public record Retention(Duration runs) {

    static final String DEFAULT_RUNS = "180d";

    private static final Pattern DAYS = Pattern.compile("([1-9][0-9]{0,4})d");

    /** {@code 30d} */
    static Optional<Duration> days(String text) {
        var parts = DAYS.matcher(text);
        return parts.matches() ? Optional.of(Duration.ofDays(Long.parseLong(parts.group(1)))) : Optional.empty();
    }
}
