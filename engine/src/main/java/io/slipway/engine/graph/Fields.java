package io.slipway.engine.graph;

import io.slipway.engine.yaml.Located;
import io.slipway.engine.yaml.Mapping;
import io.slipway.engine.yaml.Scalar;
import io.slipway.engine.yaml.ScalarType;
import io.slipway.engine.yaml.Sequence;
import java.util.List;
import java.util.Optional;

/** Asks a mapping for its fields. What is missing, says nothing or has the wrong type is not there: that was told by its key. */
final class Fields {

    private Fields() {}

    static Optional<Located> value(Mapping mapping, String key) {
        return mapping.child(key).filter(value -> !(value instanceof Scalar scalar && scalar.isNull()));
    }

    /** Texts, and whatever else stands on its own: {@code version: 1.2} and {@code timeout: 30} are to be told what is wrong. */
    static Optional<Scalar> word(Mapping mapping, String key) {
        return value(mapping, key)
                .filter(Scalar.class::isInstance)
                .map(Scalar.class::cast)
                .filter(scalar -> !scalar.text().isBlank());
    }

    static Optional<Boolean> flag(Mapping mapping, String key) {
        return word(mapping, key)
                .filter(scalar -> scalar.type() == ScalarType.BOOLEAN)
                .map(scalar -> scalar.json().booleanValue());
    }

    static Optional<Mapping> mapping(Mapping mapping, String key) {
        return value(mapping, key).filter(Mapping.class::isInstance).map(Mapping.class::cast);
    }

    static List<Located> items(Mapping mapping, String key) {
        return value(mapping, key)
                .filter(Sequence.class::isInstance)
                .map(list -> ((Sequence) list).items())
                .orElse(List.of());
    }

    static List<Mapping> mappings(Mapping mapping, String key) {
        return items(mapping, key).stream()
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .toList();
    }
}
