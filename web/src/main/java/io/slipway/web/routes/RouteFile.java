package io.slipway.web.routes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the table's text. A fault stops the server at start: a wall with a gap is no wall. */
final class RouteFile {

    private static final Set<String> METHODS =
            Set.of(Route.ANY_METHOD, "GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final String name;
    private final List<Route> routes = new ArrayList<>();
    private final Map<String, Route> seen = new HashMap<>();
    private List<String> prefixes = List.of();
    private int line;

    private RouteFile(String name) {
        this.name = name;
    }

    static List<Route> read(String name, String text) {
        var file = new RouteFile(name);
        text.lines().forEach(file::readLine);
        return List.copyOf(file.routes);
    }

    private void readLine(String raw) {
        line++;
        var content = raw.replaceFirst("#.*", "").strip();
        try {
            if (content.startsWith("[")) {
                prefixes = prefixes(content);
            } else if (!content.isEmpty()) {
                readRow(content.split("\\s+"));
            }
        } catch (IllegalArgumentException fault) {
            throw new IllegalArgumentException("%s, line %d: %s".formatted(name, line, fault.getMessage()), fault);
        }
    }

    private static List<String> prefixes(String content) {
        if (!content.endsWith("]")) {
            throw new IllegalArgumentException("The section's bracket is not closed. End the line with ].");
        }
        var prefixes = content.substring(1, content.length() - 1).strip();
        if (prefixes.isEmpty()) {
            throw new IllegalArgumentException("The section names no prefix. Write [/] for the root.");
        }
        return Arrays.stream(prefixes.split("\\s+")).map(RouteFile::prefix).toList();
    }

    private static String prefix(String prefix) {
        if (prefix.equals("/")) {
            return "";
        }
        if (new RoutePattern(prefix).segments().stream().anyMatch(s -> s.isEmpty() || s.equals(RoutePattern.REST))) {
            throw new IllegalArgumentException(
                    "The prefix %s may not end with a slash or **. Put that into the rows.".formatted(prefix));
        }
        return prefix;
    }

    private void readRow(String[] columns) {
        if (columns.length != 3) {
            throw new IllegalArgumentException(
                    "A row has a method, a path and a role, this one has %d words. Example: GET /task viewer"
                            .formatted(columns.length));
        }
        if (prefixes.isEmpty()) {
            throw new IllegalArgumentException("The row stands before the first section. Put [/] above it.");
        }
        if (!METHODS.contains(columns[0])) {
            throw new IllegalArgumentException("There is no method %s here. Write one of %s."
                    .formatted(columns[0], METHODS.stream().sorted().collect(Collectors.joining(", "))));
        }
        var access = access(columns[2]);
        new RoutePattern(columns[1]);
        prefixes.forEach(prefix -> add(new Route(columns[0], new RoutePattern(prefix + columns[1]), access, line)));
    }

    private static Access access(String word) {
        return Arrays.stream(Access.values())
                .filter(access -> access.toString().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no role %s. Write one of %s."
                        .formatted(
                                word,
                                Arrays.toString(Access.values())
                                        .replaceAll("[\\[\\]]", "")
                                        .toLowerCase(Locale.ROOT))));
    }

    private void add(Route route) {
        var twin = seen.put(route.method() + route.pattern().shape(), route);
        if (twin != null) {
            throw new IllegalArgumentException("%s %s has a row on line %d already. Take one of them out."
                    .formatted(route.method(), route.pattern(), twin.line()));
        }
        routes.add(route);
    }
}
