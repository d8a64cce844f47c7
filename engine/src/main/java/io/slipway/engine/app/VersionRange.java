package io.slipway.engine.app;

import io.slipway.engine.graph.SemanticVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * Versions that will do, such as {@code >= 1.0.0 < 2.0.0}, {@code ~1.4} (1.4 and its patches), {@code ^1.4} (from 1.4 up to the
 * next major version) or {@code 1.4}. All parts have to hold; none at all holds for every version. A version before a release
 * ({@code 2.0.0-rc.1}) is only taken where the range names one of the same three numbers.
 */
public record VersionRange(String text, List<Bound> bounds) {

    public static final VersionRange ANY = new VersionRange("", List.of());

    private static final Pattern PART =
            Pattern.compile("\\G\\s*(>=|<=|>|<|=|~|\\^|)\\s*([0-9][0-9A-Za-z.+-]*)(?=\\s|[><=~^]|$)");
    private static final Pattern SHORT = Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,18})?");
    private static final int MOST_PARTS = 10;

    /** One end of the range. */
    public record Bound(Comparison comparison, SemanticVersion version) {
        boolean holds(SemanticVersion other) {
            return comparison.holds.test(other.compareTo(version));
        }
    }

    /** How a version is compared with a bound. */
    public enum Comparison {
        AT_LEAST(order -> order >= 0),
        ABOVE(order -> order > 0),
        BELOW(order -> order < 0),
        AT_MOST(order -> order <= 0);

        private final transient IntPredicate holds;

        Comparison(IntPredicate holds) {
            this.holds = holds;
        }
    }

    public VersionRange {
        bounds = List.copyOf(bounds);
    }

    public static Optional<VersionRange> parse(String text) {
        var bounds = new ArrayList<Bound>();
        var parts = PART.matcher(text);
        int end = 0;
        for (int count = 0; count < MOST_PARTS && parts.find(); count++) {
            var read = bounds(parts.group(1), parts.group(2));
            if (read.isEmpty()) return Optional.empty();
            bounds.addAll(read);
            end = parts.end();
        }
        return text.substring(end).isBlank() ? Optional.of(new VersionRange(text.strip(), bounds)) : Optional.empty();
    }

    /** None where the version is no version. */
    private static List<Bound> bounds(String operator, String written) {
        int numbers = SHORT.matcher(written).matches() ? written.split("\\.").length : 3;
        var version = SemanticVersion.parse(written + ".0".repeat(3 - numbers)).orElse(null);
        if (version == null) return List.of();
        var next = next(version, numbers);
        return switch (operator) {
            case ">=" -> List.of(new Bound(Comparison.AT_LEAST, version));
            case ">" ->
                List.of(numbers == 3 ? new Bound(Comparison.ABOVE, version) : new Bound(Comparison.AT_LEAST, next));
            case "<" -> List.of(new Bound(Comparison.BELOW, version));
            case "<=" ->
                List.of(numbers == 3 ? new Bound(Comparison.AT_MOST, version) : new Bound(Comparison.BELOW, next));
            case "~" -> between(version, next(version, Math.min(numbers, 2)));
            case "^" -> between(version, next(version, firstThatCounts(version, numbers)));
            default ->
                numbers == 3
                        ? List.of(new Bound(Comparison.AT_LEAST, version), new Bound(Comparison.AT_MOST, version))
                        : between(version, next);
        };
    }

    private static List<Bound> between(SemanticVersion from, SemanticVersion below) {
        return List.of(new Bound(Comparison.AT_LEAST, from), new Bound(Comparison.BELOW, below));
    }

    /** The first release in which the number at that place is larger by one. */
    private static SemanticVersion next(SemanticVersion version, int place) {
        return switch (place) {
            case 1 -> new SemanticVersion(version.major() + 1, 0, 0, List.of(), "");
            case 2 -> new SemanticVersion(version.major(), version.minor() + 1, 0, List.of(), "");
            default -> new SemanticVersion(version.major(), version.minor(), version.patch() + 1, List.of(), "");
        };
    }

    /** Below 1.0.0 each minor version may break what was before, and below 0.1.0 each patch. */
    private static int firstThatCounts(SemanticVersion version, int numbers) {
        if (version.major() > 0 || numbers == 1) return 1;
        return version.minor() > 0 || numbers == 2 ? 2 : 3;
    }

    public boolean holds(SemanticVersion version) {
        if (!bounds.stream().allMatch(bound -> bound.holds(version))) return false;
        return version.preRelease().isEmpty()
                || bounds.isEmpty()
                || bounds.stream().map(Bound::version).anyMatch(bound -> isBeforeTheSame(bound, version));
    }

    private static boolean isBeforeTheSame(SemanticVersion bound, SemanticVersion version) {
        return !bound.preRelease().isEmpty()
                && bound.major() == version.major()
                && bound.minor() == version.minor()
                && bound.patch() == version.patch();
    }

    @Override
    public String toString() {
        return text;
    }
}
