package io.slipway.adapters.helm;

import io.slipway.engine.graph.SemanticVersion;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Versions of a chart as Helm writes them: exact, or {@code ^1.2}, {@code ~1.2.3}, {@code 1.x}, {@code >=1.0 <2}, several
 * with {@code ||}. Empty means any release. A version before a release counts only where the range names one.
 */
record VersionRange(List<List<Bound>> alternatives, boolean preReleases) {

    private static final Pattern PART = Pattern.compile("(>=|<=|!=|[<>=^~])?\\s*v?([0-9xX*][^\\s,|]*)");
    private static final Pattern HYPHEN = Pattern.compile("(\\S+)\\s+-\\s+(\\S+)");

    /** From the one, inclusive, to the other, exclusive. */
    record Bound(SemanticVersion from, SemanticVersion to, boolean isOutside) {
        boolean allows(SemanticVersion version) {
            return (version.compareTo(from) >= 0 && version.compareTo(to) < 0) != isOutside;
        }
    }

    private static final SemanticVersion LAST = new SemanticVersion(Long.MAX_VALUE, 0, 0, List.of(), "");
    private static final SemanticVersion FIRST = new SemanticVersion(0, 0, 0, List.of("0"), "");

    static VersionRange of(String text) {
        var alternatives =
                Stream.of(text.split("\\|\\|")).map(VersionRange::bounds).toList();
        return new VersionRange(alternatives, text.matches("(?s).*[0-9]-[0-9A-Za-z].*"));
    }

    private static List<Bound> bounds(String text) {
        var both = HYPHEN.matcher(text).replaceAll(">=$1 <=$2");
        return PART.matcher(both)
                .results()
                .map(part -> bound(Optional.ofNullable(part.group(1)).orElse(""), part.group(2)))
                .toList();
    }

    private static Bound bound(String sign, String written) {
        var from = floor(written);
        return switch (sign) {
            case ">=" -> new Bound(from, LAST, false);
            case ">" -> new Bound(isWhole(written) ? after(from) : ceiling(written), LAST, false);
            case "<" -> new Bound(FIRST, from, false);
            case "<=" -> new Bound(FIRST, ceiling(written), false);
            case "!=" -> new Bound(from, ceiling(written), true);
            case "^" -> new Bound(from, nextBreaking(from, written), false);
            case "~" -> new Bound(from, nextMinor(from, written), false);
            default -> new Bound(from, ceiling(written), false);
        };
    }

    private static boolean isWhole(String written) {
        return SemanticVersion.parse(written).isPresent();
    }

    private static String[] numbers(String written) {
        return written.split("[-+]", 2)[0].split("\\.");
    }

    private static boolean names(String[] numbers, int part) {
        return numbers.length > part && numbers[part].matches("[0-9]{1,9}");
    }

    private static SemanticVersion floor(String written) {
        return SemanticVersion.parse(written).orElseGet(() -> {
            var parts = numbers(written);
            return version(number(parts, 0), number(parts, 1), number(parts, 2));
        });
    }

    private static long number(String[] parts, int part) {
        return names(parts, part) ? Long.parseLong(parts[part]) : 0;
    }

    private static SemanticVersion version(long major, long minor, long patch) {
        return new SemanticVersion(major, minor, patch, List.of(), "");
    }

    /** The first that is not meant any more. */
    private static SemanticVersion ceiling(String written) {
        var from = floor(written);
        var parts = numbers(written);
        if (!names(parts, 0)) return LAST;
        if (!names(parts, 1)) return version(from.major() + 1, 0, 0);
        return names(parts, 2) ? after(from) : version(from.major(), from.minor() + 1, 0);
    }

    private static SemanticVersion after(SemanticVersion version) {
        if (version.preRelease().isEmpty())
            return new SemanticVersion(version.major(), version.minor(), version.patch() + 1, List.of("0"), "");
        var longer =
                Stream.concat(version.preRelease().stream(), Stream.of("0")).toList();
        return new SemanticVersion(version.major(), version.minor(), version.patch(), longer, "");
    }

    private static SemanticVersion nextBreaking(SemanticVersion from, String written) {
        if (from.major() > 0 || !names(numbers(written), 1)) return version(from.major() + 1, 0, 0);
        if (from.minor() > 0 || !names(numbers(written), 2)) return version(0, from.minor() + 1, 0);
        return version(0, 0, from.patch() + 1);
    }

    private static SemanticVersion nextMinor(SemanticVersion from, String written) {
        return names(numbers(written), 1)
                ? version(from.major(), from.minor() + 1, 0)
                : version(from.major() + 1, 0, 0);
    }

    /** The highest of them that is meant, as it is written there. */
    Optional<String> newest(Collection<String> versions) {
        record Known(String written, SemanticVersion version) {}
        return versions.stream()
                .flatMap(written -> SemanticVersion.parse(written.startsWith("v") ? written.substring(1) : written)
                        .map(version -> new Known(written, version))
                        .stream())
                .filter(known -> allows(known.version()))
                .max(Comparator.comparing(Known::version))
                .map(Known::written);
    }

    private boolean allows(SemanticVersion version) {
        if (!version.preRelease().isEmpty() && !preReleases) return false;
        return alternatives.stream().anyMatch(all -> all.stream().allMatch(bound -> bound.allows(version)));
    }
}
