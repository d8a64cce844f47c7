package io.slipway.engine.graph;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lengths of time as people write them: {@code 500ms}, {@code 30s}, {@code 1h30m}, {@code 2d}. */
final class TimeText {

    private static final String NUMBER = "([0-9]{1,9})";
    private static final Pattern FORM =
            Pattern.compile("(?:%1$sd)?(?:%1$sh)?(?:%1$sm)?(?:%1$ss)?(?:%1$sms)?".formatted(NUMBER));
    private static final long[] MILLISECONDS = {86_400_000, 3_600_000, 60_000, 1_000, 1};

    private TimeText() {}

    /** None for what is no length of time, and for none at all: nothing may take no time. */
    static Optional<Duration> parse(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) return Optional.empty();
        long sum = 0;
        for (int unit = 0; unit < MILLISECONDS.length; unit++) {
            var number = parts.group(unit + 1);
            if (number != null) sum += Long.parseLong(number) * MILLISECONDS[unit];
        }
        return sum == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(sum));
    }
}
