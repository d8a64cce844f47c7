package io.slipway.engine.site;

import io.slipway.engine.yaml.Located;
import io.slipway.engine.yaml.Mapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A mapping with fixed keys. A key with nothing behind it counts as not written. */
record Section(Map<String, Key> keys, List<Rule<Mapping>> rules) implements Shape {

    /** A key of a section. */
    record Key(String name, boolean required, Shape shape) {

        static Key required(String name, Shape shape) {
            return new Key(name, true, shape);
        }

        static Key optional(String name, Shape shape) {
            return new Key(name, false, shape);
        }
    }

    static Section of(Key... keys) {
        var byName = new LinkedHashMap<String, Key>();
        for (var key : keys) {
            byName.put(key.name(), key);
        }
        return new Section(byName, List.of());
    }

    Section with(Rule<Mapping> rule) {
        return new Section(keys, Stream.concat(rules.stream(), Stream.of(rule)).toList());
    }

    @Override
    public void check(Located value, String path, Inspection inspection) {
        var written = Written.in(value);
        if (written.isEmpty()) {
            inspection.add(SiteFaults.wrongType(value, path, "a mapping"));
            return;
        }
        var mapping = written.get().mapping();
        mapping.entries().values().forEach(entry -> checkEntry(entry, path, inspection));
        keys.values().stream()
                .filter(key -> key.required() && written.get().value(key.name()).isEmpty())
                .forEach(key -> inspection.add(SiteFaults.missingKey(mapping.place(), path, key.name())));
        rules.forEach(rule -> rule.check(mapping, path, inspection));
    }

    private void checkEntry(Mapping.Entry entry, String path, Inspection inspection) {
        var key = keys.get(entry.key());
        if (key == null) {
            inspection.add(SiteFaults.unknownKey(entry, path, keys.keySet()));
            return;
        }
        if (!Written.isNothing(entry.value())) {
            key.shape().check(entry.value(), Paths.child(path, entry.key()), inspection);
        }
    }

    @Override
    public Stream<String> keys(String path) {
        var own = path.isEmpty() || path.endsWith(">") || path.endsWith("]") ? Stream.<String>empty() : Stream.of(path);
        var beneath = keys.values().stream().flatMap(key -> key.shape().keys(Paths.child(path, key.name())));
        return Stream.concat(own, beneath);
    }
}
