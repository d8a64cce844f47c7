package io.slipway.engine.site;

import io.slipway.engine.yaml.Located;
import io.slipway.engine.yaml.Scalar;
import java.util.List;

/** A text that is not empty. */
record Text(List<Rule<Scalar>> rules) implements Shape {

    static Text any() {
        return new Text(List.of());
    }

    static Text of(Rule<Scalar> rule) {
        return new Text(List.of(rule));
    }

    /** Empty texts say nothing, and no path, name or command holds a NUL. */
    static boolean isSayingSomething(String text) {
        return !text.isBlank() && text.indexOf('\0') < 0;
    }

    @Override
    public void check(Located value, String path, Inspection inspection) {
        if (!(value instanceof Scalar scalar && scalar.isText())) {
            inspection.add(SiteFaults.notText(value, path));
            return;
        }
        if (!isSayingSomething(scalar.text())) {
            inspection.add(SiteFaults.emptyText(value.place(), path));
            return;
        }
        rules.forEach(rule -> rule.check(scalar, path, inspection));
    }
}
