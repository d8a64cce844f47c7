package io.slipway.engine.app.service;

import io.slipway.engine.app.lint.Findings;
import io.slipway.engine.fault.Place;
import io.slipway.engine.yaml.Located;
import io.slipway.engine.yaml.Mapping;
import io.slipway.engine.yaml.Scalar;
import io.slipway.engine.yaml.Sequence;

/** The names behind {@code ${params.…}}; {@code ${HOME}} and the like belong to the programs in the containers. */
final class ParameterCheck {

    private final Findings findings;

    private ParameterCheck(Findings findings) {
        this.findings = findings;
    }

    static void check(Located root, Findings findings) {
        new ParameterCheck(findings).check(root);
    }

    private void check(Located value) {
        if (value instanceof Mapping mapping) {
            for (var entry : mapping.entries().values()) {
                if (!entry.key().equals(ServiceParameters.LABELS)) check(entry.key(), entry.place());
                check(entry.value());
            }
        } else if (value instanceof Sequence sequence) sequence.items().forEach(this::check);
        else if (value instanceof Scalar scalar) check(scalar.text(), scalar.place());
    }

    private void check(String text, Place place) {
        var uses = ServiceParameters.USE.matcher(text);
        while (uses.find()) {
            var name = uses.group(1);
            if (name.equals("labels")) findings.error(ServiceFaults.labelsAsValue(place));
            else if (!ServiceParameters.NAMES.contains(name)) {
                var known = "There are params." + String.join(", params.", ServiceParameters.NAMES) + ".";
                findings.error(
                        ServiceFaults.parameter(place, name, findings.guess(name, ServiceParameters.NAMES, known)));
            }
        }
    }
}
