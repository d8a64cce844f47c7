package io.slipway.engine.site;

import io.slipway.engine.yaml.Located;
import io.slipway.engine.yaml.Mapping;
import io.slipway.engine.yaml.Scalar;

/** Settings of an outside library: names that we do not know, and single values. */
record Properties() implements Shape {

    @Override
    public void check(Located value, String path, Inspection inspection) {
        if (!(value instanceof Mapping mapping)) {
            inspection.add(SiteFaults.wrongType(value, path, "a mapping from property names to values"));
            return;
        }
        mapping.entries().values().stream()
                .filter(entry -> !(entry.value() instanceof Scalar))
                .forEach(entry -> inspection.add(
                        SiteFaults.wrongType(entry.value(), Paths.child(path, entry.key()), "a single value")));
    }
}
