package io.slipway.delegates;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.regex.Pattern;

/** A time in a spec: {@code 2s}. */
public final class SpecTime {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");

    private SpecTime() {}

    /** What is no time counts as not written; the schema has told of it before. */
    public static Duration read(JsonNode written, Duration usual) {
        var parts = FORM.matcher(written.asText());
        if (!parts.matches()) return usual;
        long count = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            default -> Duration.ofHours(count);
        };
    }
}
