package io.slipway.engine.graph;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A version by the rules of semver.org 2.0.0. The order is that of precedence, in which the build does not count: two versions
 * can be of one rank and yet not equal.
 *
 * @param preRelease the parts behind the dash; none for a release
 * @param build what stands behind the plus; empty where there is none
 */
public record SemanticVersion(long major, long minor, long patch, List<String> preRelease, String build)
        implements Comparable<SemanticVersion> {

    private static final String NUMBER = "(0|[1-9][0-9]{0,17})";
    private static final String PART = "(?:0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*)";
    private static final Pattern FORM = Pattern.compile(NUMBER + "\\." + NUMBER + "\\." + NUMBER + "(?:-(" + PART
            + "(?:\\." + PART + ")*))?(?:\\+([0-9a-zA-Z-]+(?:\\.[0-9a-zA-Z-]+)*))?");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final int LONGEST = 128;

    private static final Comparator<SemanticVersion> BY_NUMBERS = Comparator.comparingLong(SemanticVersion::major)
            .thenComparingLong(SemanticVersion::minor)
            .thenComparingLong(SemanticVersion::patch);

    public SemanticVersion {
        preRelease = List.copyOf(preRelease);
    }

    public static Optional<SemanticVersion> parse(String text) {
        var parts = FORM.matcher(text);
        if (text.length() > LONGEST || !parts.matches()) return Optional.empty();
        var preRelease = Optional.ofNullable(parts.group(4));
        return Optional.of(new SemanticVersion(
                Long.parseLong(parts.group(1)),
                Long.parseLong(parts.group(2)),
                Long.parseLong(parts.group(3)),
                preRelease.map(all -> List.of(all.split("\\."))).orElse(List.of()),
                Optional.ofNullable(parts.group(5)).orElse("")));
    }

    /** Of a text that is known to be a version. */
    public static SemanticVersion of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("'" + text + "' is not a semantic version."));
    }

    @Override
    public int compareTo(SemanticVersion other) {
        int byNumbers = BY_NUMBERS.compare(this, other);
        if (byNumbers != 0) return byNumbers;
        if (preRelease.isEmpty() || other.preRelease.isEmpty()) {
            return Boolean.compare(preRelease.isEmpty(), other.preRelease.isEmpty());
        }
        for (int i = 0; i < Math.min(preRelease.size(), other.preRelease.size()); i++) {
            int byPart = compare(preRelease.get(i), other.preRelease.get(i));
            if (byPart != 0) return byPart;
        }
        return Integer.compare(preRelease.size(), other.preRelease.size());
    }

    private static int compare(String one, String other) {
        boolean isNumber = DIGITS.matcher(one).matches();
        if (isNumber != DIGITS.matcher(other).matches()) return isNumber ? -1 : 1;
        // Without leading zeros the longer number is the larger one.
        int byLength = isNumber ? Integer.compare(one.length(), other.length()) : 0;
        return byLength != 0 ? byLength : one.compareTo(other);
    }

    @Override
    public String toString() {
        var text = major + "." + minor + "." + patch;
        if (!preRelease.isEmpty()) text += "-" + String.join(".", preRelease);
        return build.isEmpty() ? text : text + "+" + build;
    }
}
