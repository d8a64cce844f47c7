package io.slipway.engine.site;

import io.slipway.engine.fault.Place;
import io.slipway.engine.yaml.Mapping;
import io.slipway.engine.yaml.Scalar;
import io.slipway.engine.yaml.Sequence;
import java.util.HashMap;
import java.util.Optional;

/** Rules on several entries together. */
final class GroupRules {

    private GroupRules() {}

    static void oneDefault(Mapping group, String path, Inspection inspection) {
        var defaults = group.entries().values().stream()
                .filter(entry -> defaultMark(entry).isPresent())
                .toList();
        defaults.stream().skip(1).forEach(second -> defaultMark(second)
                .ifPresent(place -> inspection.add(SiteFaults.secondDefault(place, second, defaults.get(0), path))));
    }

    /** Where the entry says that it is the default, if it does. */
    private static Optional<Place> defaultMark(Mapping.Entry entry) {
        return Written.in(entry.value())
                .filter(written -> written.flag("default").orElse(false))
                .flatMap(written -> written.mapping().entry("default"))
                .map(Mapping.Entry::place);
    }

    static void differentNames(Sequence list, String path, Inspection inspection) {
        var seen = new HashMap<String, Scalar>();
        for (var item : list.items()) {
            Written.in(item).flatMap(written -> written.textAt("name")).ifPresent(name -> {
                var first = seen.putIfAbsent(name.text(), name);
                if (first != null) {
                    inspection.add(SiteFaults.duplicateName(name, first.place(), path));
                }
            });
        }
    }

    static void atLeastOne(Sequence list, String path, Inspection inspection) {
        if (list.items().isEmpty()) {
            inspection.add(SiteFaults.noInstances(list.place(), path));
        }
    }
}
