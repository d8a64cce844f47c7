package io.slipway.engine.site;

import io.slipway.engine.yaml.Located;
import io.slipway.engine.yaml.Mapping;
import java.util.List;
import java.util.stream.Stream;

/** A mapping whose keys are names that the site chooses. */
record Named(Shape each, List<Rule<Mapping>> rules) implements Shape {

    static Named of(Shape each) {
        return new Named(each, List.of());
    }

    static Named of(Shape each, Rule<Mapping> rule) {
        return new Named(each, List.of(rule));
    }

    @Override
    public void check(Located value, String path, Inspection inspection) {
        if (!(value instanceof Mapping mapping)) {
            inspection.add(SiteFaults.wrongType(value, path, "a mapping from names to settings"));
            return;
        }
        mapping.entries().values().forEach(entry -> {
            Names.check(entry.key(), entry.place(), path, inspection);
            each.check(entry.value(), Paths.child(path, entry.key()), inspection);
        });
        rules.forEach(rule -> rule.check(mapping, path, inspection));
    }

    @Override
    public Stream<String> keys(String path) {
        return Stream.concat(Stream.of(path), each.keys(path + ".<name>"));
    }
}
