package io.slipway.engine.topic;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The spelling of a setting's value. A broker reads {@code 007}, {@code TRUE} and {@code compact, delete}, and gives back
 * {@code 7}, {@code true} and {@code compact,delete}: who compares has to know that, or finds a change for ever.
 */
final class TopicSetting {

    /** The only setting of topics with a fraction. */
    private static final String RATIO = "min.cleanable.dirty.ratio";

    private static final Pattern WHOLE = Pattern.compile("([+-]?)0*([0-9]+)");

    private TopicSetting() {}

    static String tidy(String key, String value) {
        var text = value.strip();
        var whole = WHOLE.matcher(text);
        if (key.equals(RATIO)) return ratio(text);
        if (whole.matches()) return whole.group(1).replace("+", "") + whole.group(2);
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) return text.toLowerCase(Locale.ROOT);
        return text.contains(",") ? text.replaceAll("\\s*,\\s*", ",") : text;
    }

    private static String ratio(String text) {
        try {
            return Double.toString(Double.parseDouble(text));
        } catch (NumberFormatException refusedLater) {
            return text;
        }
    }
}
