package io.slipway.engine.yaml;

import io.slipway.engine.fault.Place;
import io.slipway.engine.yaml.Mapping.Entry;
import java.util.LinkedHashMap;
import java.util.Map;

/** A mapping while it is read; of a key that stands there twice the first one counts. */
final class MappingUnderway {

    private final Place place;
    private final Gathered faults;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    MappingUnderway(Place place, Gathered faults) {
        this.place = place;
        this.faults = faults;
    }

    void put(String key, Place keyPlace, Located value) {
        var first = entries.putIfAbsent(key, new Entry(key, keyPlace, value));
        if (first != null) {
            faults.add(DocumentFaults.duplicateKey(key, keyPlace, first.place()));
        }
    }

    Mapping finished() {
        return new Mapping(place, entries);
    }
}
