package io.slipway.engine.app.stanza;

import java.util.Optional;
import java.util.regex.Pattern;

/** What can be written into a stanza file so that the same is read again. */
public final class StanzaWords {

    /** An odd number of backslashes at the end of a line, which would say that it goes on. */
    private static final Pattern ODD_BACKSLASHES = Pattern.compile("(?m)(?<!\\\\)(?:\\\\\\\\)*\\\\$");

    private StanzaWords() {}

    /** A sentence that says why this cannot be written; nothing when it can. */
    public static Optional<String> objection(String stanza, String key, String value) {
        if (isNoWord(stanza)) return Optional.of("The name of the stanza has a line end or white space at its ends.");
        if (isNoWord(key) || key.isEmpty() || key.indexOf('=') >= 0 || "[#;".indexOf(key.charAt(0)) >= 0) {
            return Optional.of("A key is a word without = that does not begin with [, # or ;.");
        }
        if (!value.equals(value.strip())) return Optional.of("The value has white space at its ends.");
        if (hasControl(value.replace("\n", ""))) return Optional.of("The value has control characters.");
        return ODD_BACKSLASHES.matcher(value).find()
                ? Optional.of("A line of the value ends with a backslash, which would join it to the next one.")
                : Optional.empty();
    }

    private static boolean isNoWord(String word) {
        return hasControl(word) || !word.equals(word.strip());
    }

    private static boolean hasControl(String text) {
        return text.chars().anyMatch(one -> Character.isISOControl(one) && one != '\t');
    }
}
