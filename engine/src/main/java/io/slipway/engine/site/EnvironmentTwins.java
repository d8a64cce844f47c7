package io.slipway.engine.site;

import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.yaml.DocumentReader;
import io.slipway.engine.yaml.Located;
import io.slipway.engine.yaml.Mapping;
import io.slipway.engine.yaml.Mapping.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Environment variables that set a key of the settings: {@code SLIPWAY_CONFIG__policy__taskPackages__shell=false}. They
 * become part of the tree, with the variable as their place, and are checked with all the rest.
 */
final class EnvironmentTwins {

    static final String PREFIX = "SLIPWAY_CONFIG__";

    private static final String SEPARATOR = "__";

    /** The keys from the root to the value, and the value. */
    private record Twin(String variable, List<String> keys, Located value) {

        /** The same for the mapping beneath the first key. */
        Twin tail() {
            return new Twin(variable, keys.subList(1, keys.size()), value);
        }
    }

    private final List<Fault> faults = new ArrayList<>();
    private final List<Twin> twins = new ArrayList<>();

    private EnvironmentTwins() {}

    static EnvironmentTwins in(Map<String, String> environment) {
        var twins = new EnvironmentTwins();
        environment.forEach((variable, value) -> {
            if (variable.startsWith(PREFIX)) {
                twins.add(variable, value);
            }
        });
        // A whole section first, then single keys of it, whatever order the environment has.
        twins.twins.sort(
                Comparator.comparingInt((Twin twin) -> twin.keys.size()).thenComparing(Twin::variable));
        return twins;
    }

    private void add(String variable, String value) {
        var keys = List.of(variable.substring(PREFIX.length()).split(SEPARATOR, -1));
        if (keys.stream().anyMatch(String::isEmpty)) {
            faults.add(SiteFaults.badVariable(variable));
            return;
        }
        var document = new DocumentReader().read(variable, value);
        faults.addAll(document.faults().all());
        document.root().ifPresent(root -> twins.add(new Twin(variable, keys, root)));
    }

    Faults faults() {
        return Faults.of(faults);
    }

    /** The settings with the keys set. */
    Mapping over(Mapping settings) {
        var changed = settings;
        for (var twin : twins) {
            changed = set(changed, twin);
        }
        return changed;
    }

    private Mapping set(Mapping section, Twin twin) {
        var key = twin.keys.get(0);
        var place = twin.value.place();
        if (twin.keys.size() == 1) {
            return section.with(new Entry(key, place, twin.value));
        }
        var there = section.entries().get(key);
        if (there == null || Written.isNothing(there.value())) {
            return section.with(new Entry(key, place, set(Mapping.empty(place), twin.tail())));
        }
        if (there.value() instanceof Mapping inner) {
            return section.with(new Entry(key, there.place(), set(inner, twin.tail())));
        }
        faults.add(SiteFaults.notASection(place, key, there.value()));
        return section;
    }
}
