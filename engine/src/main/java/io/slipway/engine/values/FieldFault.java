package io.slipway.engine.values;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Place;
import io.slipway.engine.graph.KnownKeys;
import io.slipway.engine.graph.Mismatch;
import io.slipway.engine.yaml.Located;
import io.slipway.engine.yaml.Mapping;
import io.slipway.engine.yaml.Suggestion;

/**
 * Says of a field what does not fit.
 *
 * @param owner for people: {@code Task "database"}
 * @param path of the owner in the values: {@code tasks.database}
 */
record FieldFault(String owner, String path, JsonNode schema) {

    Fault of(Mismatch mismatch, Located values) {
        var place = place(mismatch, values);
        var field = mismatch.field();
        if (mismatch.isMissing()) return ValueFaults.missing(place, owner, field, whole(field));
        if (mismatch.isUnknownKey()) return ValueFaults.unknownField(place, owner, field, knownBeside(mismatch));
        var mend = mismatch.mend().isEmpty() ? "Correct " + whole(field) + "." : mismatch.mend();
        return ValueFaults.unfit(place, owner, mismatch, mend);
    }

    private String whole(String field) {
        if (path.isEmpty() || field.isEmpty()) return path.isEmpty() && field.isEmpty() ? "it" : path + field;
        return path + "." + field;
    }

    private String knownBeside(Mismatch mismatch) {
        var known = KnownKeys.at(mismatch.path(), schema);
        var key = mismatch.path().get(mismatch.path().size() - 1);
        var all = known.isEmpty()
                ? "Remove it: nothing is asked for here."
                : "Known here: " + String.join(", ", known) + ".";
        return (Suggestion.sentence(key, known) + " " + all).strip();
    }

    private static Place place(Mismatch mismatch, Located values) {
        var pointer = mismatch.pointer();
        if (mismatch.isUnknownKey() && values.at(pointer.head()).orElse(values) instanceof Mapping parent) {
            var key = mismatch.path().get(mismatch.path().size() - 1);
            return parent.entry(key).map(Mapping.Entry::place).orElse(parent.place());
        }
        return values.placeOf(pointer);
    }
}
