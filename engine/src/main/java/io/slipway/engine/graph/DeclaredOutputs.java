package io.slipway.engine.graph;

import io.slipway.engine.yaml.Mapping;
import io.slipway.engine.yaml.Scalar;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Which outputs a task says that it answers. */
final class DeclaredOutputs {

    private DeclaredOutputs() {}

    /** None where the task leaves it open: no schema of outputs, or one that allows others. */
    static Optional<Set<String>> of(Mapping task) {
        var schema = Fields.mapping(task, "outputs");
        if (schema.isEmpty() || isOpen(schema.get())) return Optional.empty();
        var names = new LinkedHashSet<String>();
        Fields.mapping(schema.get(), "properties")
                .ifPresent(properties -> names.addAll(properties.entries().keySet()));
        for (var mode : Fields.mappings(task, "modes")) {
            Fields.mapping(mode, "outputs")
                    .ifPresent(answers -> names.addAll(answers.entries().keySet()));
        }
        return Optional.of(names);
    }

    private static boolean isOpen(Mapping schema) {
        var others = Fields.value(schema, "additionalProperties");
        if (others.isEmpty()) return Fields.mapping(schema, "properties").isEmpty();
        return !(others.get() instanceof Scalar scalar && scalar.text().equals("false"));
    }
}
