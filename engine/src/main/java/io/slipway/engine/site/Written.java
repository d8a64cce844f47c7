package io.slipway.engine.site;

import io.slipway.engine.yaml.Located;
import io.slipway.engine.yaml.Mapping;
import io.slipway.engine.yaml.Scalar;
import io.slipway.engine.yaml.ScalarType;
import io.slipway.engine.yaml.Sequence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is written in a section. Answers nothing for what is not there, has nothing behind it, or has the wrong type, so
 * that rules can ask it about faulty settings too.
 */
record Written(Mapping mapping) {

    /** None for what is no section; a section with nothing in it may be left empty. */
    static Optional<Written> in(Located value) {
        if (isNothing(value)) {
            return Optional.of(new Written(Mapping.empty(value.place())));
        }
        return value instanceof Mapping mapping ? Optional.of(new Written(mapping)) : Optional.empty();
    }

    static boolean isNothing(Located value) {
        return value instanceof Scalar scalar && scalar.isNull();
    }

    Optional<Located> value(String key) {
        return mapping.child(key).filter(value -> !isNothing(value));
    }

    Optional<Scalar> scalar(String key) {
        return value(key).filter(Scalar.class::isInstance).map(Scalar.class::cast);
    }

    Optional<Scalar> textAt(String key) {
        return scalar(key).filter(scalar -> scalar.isText() && Text.isSayingSomething(scalar.text()));
    }

    Optional<String> text(String key) {
        return textAt(key).map(Scalar::text);
    }

    Optional<Boolean> flag(String key) {
        return scalar(key).filter(scalar -> scalar.type() == ScalarType.BOOLEAN).map(scalar -> scalar.json()
                .booleanValue());
    }

    Written section(String key) {
        return value(key).flatMap(Written::in).orElseGet(() -> new Written(Mapping.empty(mapping.place())));
    }

    /** The keys of a section that are names, each with what is written in it. */
    Stream<Mapping.Entry> entries() {
        return mapping.entries().values().stream();
    }

    List<Located> items(String key) {
        return value(key)
                .filter(Sequence.class::isInstance)
                .map(list -> ((Sequence) list).items())
                .orElse(List.of());
    }
}
