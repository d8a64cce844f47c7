package io.slipway.engine.values;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.fault.Fault;
import io.slipway.engine.yaml.Located;
import io.slipway.engine.yaml.Mapping;
import io.slipway.engine.yaml.Scalar;
import java.util.ArrayList;
import java.util.List;

/**
 * Which parts of the global config a run may change for itself: those that the store's schema marks with
 * {@code x-overridable: true}, with all that lies in them. What the store neither holds nor names is nobody's, so a run may
 * give it.
 */
final class Overrides {

    private Overrides() {}

    static void refuse(GlobalRevision site, Located overrides, List<Fault> faults) {
        if (overrides instanceof Mapping mapping) {
            refuse(mapping, List.of(), site.schema(), site.content(), faults);
        }
    }

    private static void refuse(
            Mapping overrides, List<String> path, JsonNode schema, JsonNode content, List<Fault> faults) {
        if (schema.path("x-overridable").asBoolean()) return;
        for (var entry : overrides.entries().values()) {
            var deeper = new ArrayList<>(path);
            deeper.add(entry.key());
            var named = schema.path("properties").path(entry.key());
            var held = content.path(entry.key());
            if (entry.value() instanceof Mapping inner && (held.isObject() || held.isMissingNode())) {
                refuse(inner, deeper, named, held, faults);
                continue;
            }
            boolean saysNothing = entry.value() instanceof Scalar scalar && scalar.isNull();
            boolean isNobodys = named.isMissingNode() && held.isMissingNode();
            if (saysNothing || isNobodys || named.path("x-overridable").asBoolean()) continue;
            faults.add(ValueFaults.notOverridable(entry.place(), String.join(".", deeper)));
        }
    }
}
