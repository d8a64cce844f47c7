package io.slipway.engine.site;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The clusters, or the Kafkas, among which a task chooses with {@code target}. */
public record Targets<T extends Targets.Target>(Map<String, T> byName) {

    /** Something that a task can name as its target. */
    public interface Target {
        String name();

        boolean isDefault();
    }

    public Targets {
        byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    public Optional<T> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** What a task means that names no target: the one marked as default, or the only one. */
    public Optional<T> unnamed() {
        if (byName.size() == 1) {
            return byName.values().stream().findFirst();
        }
        return byName.values().stream().filter(Target::isDefault).findFirst();
    }
}
