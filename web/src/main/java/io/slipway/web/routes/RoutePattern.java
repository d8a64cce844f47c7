package io.slipway.web.routes;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A path with places for names: {@code /task/{id}/claim}, {@code /lib/**}. A name stands for one segment that is not empty,
 * {@code **} (only at the end) for all segments that follow, or none. Literals hold only characters that no client escapes,
 * so that a literal has one spelling.
 */
public record RoutePattern(String text) {

    static final String REST = "**";

    private static final Pattern LITERAL = Pattern.compile("[A-Za-z0-9._~-]+");
    private static final Pattern NAME = Pattern.compile("\\{[A-Za-z][A-Za-z0-9-]*}");

    public RoutePattern {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("The path %s has to begin with a slash.".formatted(text));
        }
        var segments = split(text);
        for (int i = 0; i < segments.size(); i++) {
            check(text, segments.get(i), i == segments.size() - 1);
        }
    }

    List<String> segments() {
        return split(text);
    }

    /** The pattern without the names in it: two patterns of one shape match the same paths. */
    public String shape() {
        return NAME.matcher(text).replaceAll("{}");
    }

    static boolean isName(String segment) {
        return segment.startsWith("{");
    }

    @Override
    public String toString() {
        return text;
    }

    private static List<String> split(String text) {
        return Arrays.asList(text.substring(1).split("/", -1));
    }

    private static void check(String text, String segment, boolean last) {
        boolean atTheEndOnly = segment.isEmpty() || segment.equals(REST);
        if (atTheEndOnly && !last) {
            throw new IllegalArgumentException(
                    "The path %s has %s inside; it may stand only at the end of a path. Take it out."
                            .formatted(text, segment.isEmpty() ? "a double slash" : "**"));
        }
        if (!atTheEndOnly && !isPlain(segment)) {
            throw new IllegalArgumentException(
                    ("The path %s has the segment %s. Write letters, digits and . _ ~ - or one {name},"
                                    + " and ** at the end for all that follows.")
                            .formatted(text, segment));
        }
    }

    private static boolean isPlain(String segment) {
        return NAME.matcher(segment).matches()
                || LITERAL.matcher(segment).matches() && !segment.equals(".") && !segment.equals("..");
    }
}
