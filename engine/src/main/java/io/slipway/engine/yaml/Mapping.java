package io.slipway.engine.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.engine.fault.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Keys and their values, in the order in which they were written. */
public record Mapping(Place place, Map<String, Entry> entries) implements Located {

    /** A key, where it stands, and its value. */
    public record Entry(String key, Place place, Located value) {}

    public Mapping {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    public static Mapping empty(Place place) {
        return new Mapping(place, Map.of());
    }

    public Optional<Entry> entry(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** This mapping with one key set; a key that was there keeps its position. */
    public Mapping with(Entry entry) {
        var changed = new LinkedHashMap<>(entries);
        changed.put(entry.key(), entry);
        return new Mapping(place, changed);
    }

    @Override
    public String kind() {
        return "a mapping";
    }

    @Override
    public Optional<Located> child(String key) {
        return entry(key).map(Entry::value);
    }

    @Override
    public JsonNode json() {
        var object = JsonNodeFactory.instance.objectNode();
        entries.values().forEach(entry -> object.set(entry.key(), entry.value().json()));
        return object;
    }
}
