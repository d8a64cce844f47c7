package io.slipway.engine.graph;

import io.slipway.engine.fault.Place;
import io.slipway.engine.yaml.Located;
import io.slipway.engine.yaml.Mapping;
import io.slipway.engine.yaml.Scalar;
import io.slipway.engine.yaml.ScalarType;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The seed's way to write {@code spec}: a list of {@code key=value}, with dots between the parts of a key. All values are
 * texts; a type takes the text of a number for a number where it wants one.
 */
final class DefinedEntries {

    private static final int MOST = 1_000;
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+){0,20}");

    private final String task;
    private final Findings findings;

    /** @param task for people: {@code task "database"} */
    DefinedEntries(String task, Findings findings) {
        this.task = task;
        this.findings = findings;
    }

    /** The spec with the entries in it. */
    Mapping into(Mapping spec, List<Located> entries) {
        if (entries.size() > MOST) {
            findings.add(PackageFaults.tooManyDefined(entries.get(MOST).place(), task, MOST));
            return spec;
        }
        var merged = spec;
        for (var entry : entries) merged = with(merged, entry);
        return merged;
    }

    private Mapping with(Mapping spec, Located entry) {
        var text = entry instanceof Scalar scalar ? scalar.text() : "";
        int equals = text.indexOf('=');
        var key = equals < 0 ? "" : text.substring(0, equals).strip();
        if (!KEY.matcher(key).matches()) {
            findings.add(PackageFaults.badDefined(entry.place(), task));
            return spec;
        }
        var value = new Scalar(entry.place(), ScalarType.TEXT, text.substring(equals + 1));
        var parts = List.of(key.split("\\."));
        var taken = taken(spec, parts);
        if (taken.isPresent()) {
            findings.add(PackageFaults.definedTwice(entry.place(), key, task, taken.get()));
            return spec;
        }
        return put(spec, parts, value);
    }

    /** Where something stands already that leaves no room for this key. */
    private static Optional<Place> taken(Mapping spec, List<String> parts) {
        var inner = spec.entry(parts.get(0));
        if (inner.isEmpty()) return Optional.empty();
        boolean goesOn = parts.size() > 1 && inner.get().value() instanceof Mapping;
        return goesOn
                ? taken((Mapping) inner.get().value(), parts.subList(1, parts.size()))
                : Optional.of(inner.get().place());
    }

    private static Mapping put(Mapping into, List<String> parts, Scalar value) {
        var head = parts.get(0);
        var inner = parts.size() == 1
                ? value
                : put(
                        Fields.mapping(into, head).orElseGet(() -> Mapping.empty(value.place())),
                        parts.subList(1, parts.size()),
                        value);
        var place = into.entry(head).map(Mapping.Entry::place).orElse(value.place());
        return into.with(new Mapping.Entry(head, place, inner));
    }
}
