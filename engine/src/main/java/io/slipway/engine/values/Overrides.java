package io.slipway.engine.values;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.fault.Fault;
import io.slipway.engine.yaml.Located;
import io.slipway.engine.yaml.Mapping;
import io.slipway.engine.yaml.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Which parts of the global config a run may change for itself: those that the store's schema marks with
 * {@code x-overridable: true}, with all that lies in them. A key at the top that the store neither holds nor names is
 * nobody's, so a run may give it. A key with nothing behind it changes nothing: an untouched form has many.
 */
final class Overrides {

    private Overrides() {}

    static void refuse(GlobalRevision site, Mapping overrides, List<Fault> faults) {
        refuse(overrides, List.of(), site.schema(), site.content(), faults);
    }

    private static void refuse(
            Mapping overrides, List<String> path, JsonNode schema, JsonNode content, List<Fault> faults) {
        if (schema.path("x-overridable").asBoolean()) return;
        for (var entry : overrides.entries().values()) {
            var named = schema.path("properties").path(entry.key());
            var held = content.path(entry.key());
            boolean isNobodys = path.isEmpty() && named.isMissingNode() && held.isMissingNode();
            if (isNobodys || isNothing(entry.value())) continue;
            var deeper = new ArrayList<>(path);
            deeper.add(entry.key());
            if (entry.value() instanceof Mapping inner && !inner.entries().isEmpty() && !held.isValueNode()) {
                refuse(inner, deeper, named, held, faults);
            } else if (!named.path("x-overridable").asBoolean()) {
                faults.add(ValueFaults.notOverridable(entry.place(), String.join(".", deeper)));
            }
        }
    }

    /** Without what says nothing, which would hide the installation's own value. */
    static Mapping spoken(Mapping overrides) {
        var spoken = new LinkedHashMap<String, Mapping.Entry>();
        for (var entry : overrides.entries().values()) {
            if (isNothing(entry.value())) continue;
            var value = entry.value() instanceof Mapping inner ? spoken(inner) : entry.value();
            spoken.put(entry.key(), new Mapping.Entry(entry.key(), entry.place(), value));
        }
        return new Mapping(overrides.place(), spoken);
    }

    private static boolean isNothing(Located value) {
        return value instanceof Scalar scalar && scalar.isNull();
    }
}
