package io.slipway.web.routes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows by their segments, so that a look-up costs as many steps as the path has segments, not as the table has rows. */
final class RouteTree {

    private final Map<String, RouteTree> literals = new HashMap<>();
    private @Nullable RouteTree name;
    private final Map<String, Route> here = new HashMap<>();
    private final Map<String, Route> below = new HashMap<>();

    private RouteTree() {}

    static RouteTree of(List<Route> routes) {
        var root = new RouteTree();
        routes.forEach(route -> root.add(route, route.pattern().segments()));
        return root;
    }

    Optional<Route> find(String method, List<String> segments) {
        return Optional.ofNullable(search(method, segments, 0));
    }

    private void add(Route route, List<String> segments) {
        var node = this;
        for (var segment : segments) {
            if (segment.equals(RoutePattern.REST)) {
                node.below.put(route.method(), route);
                return;
            }
            node = RoutePattern.isName(segment)
                    ? node.name()
                    : node.literals.computeIfAbsent(segment, s -> new RouteTree());
        }
        node.here.put(route.method(), route);
    }

    private RouteTree name() {
        if (name == null) {
            name = new RouteTree();
        }
        return name;
    }

    private @Nullable Route search(String method, List<String> segments, int depth) {
        if (depth == segments.size()) {
            return firstOf(of(here, method), of(below, method));
        }
        var segment = segments.get(depth);
        var literal = literals.get(segment);
        var found = literal == null ? null : literal.search(method, segments, depth + 1);
        if (found == null && name != null && !segment.isEmpty()) {
            found = name.search(method, segments, depth + 1);
        }
        return firstOf(found, of(below, method));
    }

    private static @Nullable Route of(Map<String, Route> rows, String method) {
        return firstOf(rows.get(method), rows.get(Route.ANY_METHOD));
    }

    private static @Nullable Route firstOf(@Nullable Route first, @Nullable Route second) {
        return first != null ? first : second;
    }
}
