package io.slipway.engine.graph;

import io.slipway.engine.yaml.Located;
import io.slipway.engine.yaml.Mapping;
import io.slipway.engine.yaml.Scalar;
import io.slipway.engine.yaml.ScalarType;
import io.slipway.engine.yaml.Sequence;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The keys that a mapping may have, and what kind of value each takes. A key with nothing behind it counts as not written. */
record Keys(Map<String, Key> known) {

    /** What may stand behind a key. */
    enum Kind {
        WORD("a text"),
        FLAG("true or false"),
        MAPPING("a mapping"),
        LIST("a list"),
        ANYTHING("a value");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        boolean fits(Located value) {
            return switch (this) {
                case WORD -> value instanceof Scalar;
                case FLAG -> value instanceof Scalar scalar && scalar.type() == ScalarType.BOOLEAN;
                case MAPPING -> value instanceof Mapping;
                case LIST -> value instanceof Sequence;
                case ANYTHING -> true;
            };
        }
    }

    /** One key. */
    record Key(String name, Kind kind, boolean required) {

        static Key required(String name, Kind kind) {
            return new Key(name, kind, true);
        }

        static Key optional(String name, Kind kind) {
            return new Key(name, kind, false);
        }
    }

    static Keys of(Key... keys) {
        var known = new LinkedHashMap<String, Key>();
        Arrays.stream(keys).forEach(key -> known.put(key.name(), key));
        return new Keys(known);
    }

    /** @param what has these keys, for people: {@code task "database"} */
    void check(Mapping mapping, String what, Findings findings) {
        mapping.entries().values().forEach(entry -> check(entry, what, findings));
        for (var key : known.values()) {
            if (key.required() && Fields.value(mapping, key.name()).isEmpty()) {
                findings.add(PackageFaults.missingKey(mapping.place(), what, key.name()));
            }
        }
    }

    private void check(Mapping.Entry entry, String what, Findings findings) {
        var key = known.get(entry.key());
        if (key == null) {
            var mend = findings.guess(
                    entry.key(), known.keySet(), "Known here: " + String.join(", ", known.keySet()) + ".");
            findings.add(PackageFaults.unknownKey(entry, what, mend));
            return;
        }
        var value = entry.value();
        if (value instanceof Scalar scalar && scalar.isNull()) return;
        if (!key.kind().fits(value)) {
            findings.add(PackageFaults.wrongType(value, entry.key() + " of " + what, key.kind().words));
        } else if (value instanceof Scalar scalar
                && scalar.isText()
                && scalar.text().isBlank()) {
            findings.add(PackageFaults.emptyText(value.place(), entry.key() + " of " + what));
        }
    }
}
