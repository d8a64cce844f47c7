package io.slipway.engine.app.stanza;

import io.slipway.engine.fault.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@code [name]} and the keys below it, in the order in which they were written. */
public record Stanza(String name, Place place, Map<String, Entry> entries) {

    public Stanza {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    public Optional<Entry> entry(String key) {
        return Optional.ofNullable(entries.get(key));
    }
}
