package io.slipway.web.run;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long something has taken, as reports write it. */
final class Took {

    private Took() {}

    /** Empty where it has not begun, or is not over. */
    static String between(@Nullable Instant started, @Nullable Instant ended) {
        if (started == null || ended == null) return "";
        var took = Duration.between(started, ended);
        if (took.toHours() > 0) return took.toHours() + "h" + took.toMinutesPart() + "m";
        if (took.toMinutes() > 0) return took.toMinutes() + "m" + took.toSecondsPart() + "s";
        return "%d.%ds".formatted(took.toSeconds(), took.toMillisPart() / 100);
    }
}
