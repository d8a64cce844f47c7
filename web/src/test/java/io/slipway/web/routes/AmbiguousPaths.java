package io.slipway.web.routes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Paths in which names of a template are spelled like literals that stand at the same place in other templates. */
final class AmbiguousPaths {

    private final Map<Integer, Set<String>> literals = new HashMap<>();

    private AmbiguousPaths(Collection<JaxRsRoute> family) {
        for (var route : family) {
            var segments = route.path().split("/");
            for (int i = 0; i < segments.length; i++) {
                literals.computeIfAbsent(i, place -> new TreeSet<>(Set.of("x"))).add(segments[i]);
            }
        }
        literals.values().forEach(words -> words.removeIf(AmbiguousPaths::isOpen));
    }

    /** Templates whose first segments differ cannot meet, so each family is filled on its own. */
    static Set<String> of(String prefix, Collection<JaxRsRoute> routes) {
        var families = new HashMap<String, List<JaxRsRoute>>();
        for (var route : routes) {
            var first = route.path().substring(prefix.length() + 1).split("/")[0];
            families.computeIfAbsent(first, name -> new ArrayList<>()).add(route);
        }
        var paths = new TreeSet<String>();
        for (var family : families.values()) {
            var filling = new AmbiguousPaths(family);
            family.forEach(route -> paths.addAll(filling.fill(route.path())));
        }
        return paths;
    }

    private List<String> fill(String template) {
        var segments = template.split("/");
        var paths = List.of("");
        for (int i = 1; i < segments.length; i++) {
            var choices = isOpen(segments[i]) ? literals.getOrDefault(i, Set.of()) : Set.of(segments[i]);
            paths = paths.stream()
                    .flatMap(path -> choices.stream().map(choice -> path + "/" + choice))
                    .toList();
        }
        return paths;
    }

    private static boolean isOpen(String segment) {
        return segment.startsWith("{") || segment.equals("**");
    }
}
