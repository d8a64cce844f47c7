package io.slipway.engine.values;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.fault.Place;
import io.slipway.engine.yaml.Located;
import io.slipway.engine.yaml.Mapping;
import io.slipway.engine.yaml.Scalar;
import io.slipway.engine.yaml.ScalarType;
import io.slipway.engine.yaml.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Values as trees that know where they stand, whether they came from a file or not. */
public final class ValueTrees {

    private ValueTrees() {}

    /** Values that came as JSON: nobody has to be told a place in it. */
    public static Located of(JsonNode json) {
        return of(json, Place.UNKNOWN);
    }

    static Located of(JsonNode json, Place place) {
        if (json.isObject()) {
            var entries = new LinkedHashMap<String, Mapping.Entry>();
            json.properties()
                    .forEach(entry -> entries.put(
                            entry.getKey(), new Mapping.Entry(entry.getKey(), place, of(entry.getValue(), place))));
            return new Mapping(place, entries);
        }
        if (json.isArray()) {
            List<Located> items = new ArrayList<>();
            json.forEach(item -> items.add(of(item, place)));
            return new Sequence(place, items);
        }
        return new Scalar(place, type(json), json.isNull() ? "" : json.asText());
    }

    private static ScalarType type(JsonNode json) {
        if (json.isTextual()) return ScalarType.TEXT;
        if (json.isBoolean()) return ScalarType.BOOLEAN;
        if (json.isIntegralNumber()) return ScalarType.INTEGER;
        return json.isNumber() ? ScalarType.FLOAT : ScalarType.NULL;
    }

    /** Mappings are merged key by key; in everything else the later one counts. */
    public static Located merged(Located first, Located later) {
        if (!(first instanceof Mapping base) || !(later instanceof Mapping over)) return later;
        var merged = base;
        for (var entry : over.entries().values()) {
            var before = merged.child(entry.key());
            var value = before.isPresent() ? merged(before.get(), entry.value()) : entry.value();
            merged = merged.with(new Mapping.Entry(entry.key(), entry.place(), value));
        }
        return merged;
    }
}
