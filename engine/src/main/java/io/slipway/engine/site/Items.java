package io.slipway.engine.site;

import io.slipway.engine.yaml.Located;
import io.slipway.engine.yaml.Sequence;
import java.util.List;
import java.util.stream.Stream;

/** A list. */
record Items(Shape each, List<Rule<Sequence>> rules) implements Shape {

    static Items of(Shape each) {
        return new Items(each, List.of());
    }

    static Items of(Shape each, Rule<Sequence> rule) {
        return new Items(each, List.of(rule));
    }

    @Override
    public void check(Located value, String path, Inspection inspection) {
        if (!(value instanceof Sequence sequence)) {
            inspection.add(SiteFaults.wrongType(value, path, "a list"));
            return;
        }
        for (int i = 0; i < sequence.items().size(); i++) {
            each.check(sequence.items().get(i), Paths.item(path, i), inspection);
        }
        rules.forEach(rule -> rule.check(sequence, path, inspection));
    }

    @Override
    public Stream<String> keys(String path) {
        return each instanceof Section ? Stream.concat(Stream.of(path), each.keys(path + "[]")) : Stream.of(path);
    }
}
