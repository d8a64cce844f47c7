package io.slipway.web.page;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Times as pages write them: all in UTC, since those who read one page sit in several places. */
public final class Times {

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private final Clock clock;

    Times(Clock clock) {
        this.clock = clock;
    }

    public String at(@Nullable Instant time) {
        return time == null ? "" : FORM.format(time);
    }

    /** From then to then, or to now. */
    public String took(@Nullable Instant from, @Nullable Instant to) {
        if (from == null) return "";
        var took = Duration.between(from, to == null ? clock.instant() : to);
        if (took.toHours() > 0) return took.toHours() + " h " + took.toMinutesPart() + " min";
        if (took.toMinutes() > 0) return took.toMinutes() + " min " + took.toSecondsPart() + " s";
        return Math.max(0, took.toSeconds()) + " s";
    }
}
