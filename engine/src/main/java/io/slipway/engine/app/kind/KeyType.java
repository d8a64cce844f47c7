package io.slipway.engine.app.kind;

import io.slipway.engine.yaml.DocumentReader;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What the value of a key must look like. */
public enum KeyType {
    TEXT("a text", value -> true),
    INTEGER("a whole number", Forms.INTEGER.asMatchPredicate()),
    NUMBER("a number", Forms.NUMBER.asMatchPredicate()),
    BOOLEAN("true or false", Forms.BOOLEAN::contains),
    DURATION("a length of time, such as 30s, 10m, 1h30m or 7d", Forms.DURATION.asMatchPredicate()),
    CRON("five fields of a timetable, such as 5 * * * *", Timetable::isOne),
    JSON("JSON", Forms::isJson),
    LIST("words with commas between them", value -> true);

    private final String words;
    private final Predicate<String> fits;

    KeyType(String words, Predicate<String> fits) {
        this.words = words;
        this.fits = fits;
    }

    /** "a whole number": fits into a sentence. */
    public String words() {
        return words;
    }

    public boolean fits(String value) {
        return fits.test(value);
    }

    private static final class Forms {
        static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,18}");
        static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,18})?");
        static final Pattern DURATION =
                Pattern.compile("(?=.)([0-9]{1,9}d)?([0-9]{1,9}h)?([0-9]{1,9}m)?([0-9]{1,9}s)?");
        static final Set<String> BOOLEAN = Set.of("true", "false", "1", "0", "yes", "no");

        static boolean isJson(String value) {
            return new DocumentReader().read("value.json", value).faults().isEmpty();
        }
    }
}
