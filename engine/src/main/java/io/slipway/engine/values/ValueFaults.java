package io.slipway.engine.values;

import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Place;
import io.slipway.engine.fault.Quoted;
import io.slipway.engine.graph.Mismatch;

/** The sentences about values that people filled in. None of them repeats a value: it may be a password. */
final class ValueFaults {

    private ValueFaults() {}

    static Fault noMapping(Place place, String what, String kind) {
        return new Fault(
                "VALUES-WRONG-TYPE",
                place,
                "%s are %s, but must be a mapping.".formatted(what, kind),
                "Write global: and tasks: with the values below; the form of the package shows which.");
    }

    static Fault unknownKey(Place place, String key, String mend) {
        return new Fault("VALUES-UNKNOWN-KEY", place, "%s is no part of values.".formatted(Quoted.of(key)), mend);
    }

    static Fault unknownTask(Place place, String task, String mend) {
        return new Fault(
                "VALUES-UNKNOWN-TASK",
                place,
                "The package has no task %s to fill values in for.".formatted(Quoted.of(task)),
                mend);
    }

    static Fault missing(Place place, String owner, String field, String path) {
        return new Fault(
                "VALUES-MISSING", place, "%s: %s is missing.".formatted(owner, field), "Fill in %s.".formatted(path));
    }

    static Fault unknownField(Place place, String owner, String field, String mend) {
        return new Fault(
                "VALUES-UNKNOWN-FIELD", place, "%s: %s is not asked for.".formatted(owner, Quoted.of(field)), mend);
    }

    static Fault unfit(Place place, String owner, Mismatch mismatch, String mend) {
        var field = mismatch.field().isEmpty() ? "what was filled in" : mismatch.field();
        return new Fault("VALUES-UNFIT", place, "%s: %s %s.".formatted(owner, field, mismatch.what()), mend);
    }

    static Fault noMode(Place place, String task, String sentences) {
        return new Fault(
                "VALUES-MODE",
                place,
                "It cannot be told in which mode task %s is. %s".formatted(Quoted.of(task), sentences),
                "Correct the values that its modes ask for.");
    }

    static Fault notOverridable(Place place, String field) {
        return new Fault(
                "VALUES-NOT-OVERRIDABLE",
                place,
                "global.%s belongs to the installation, and no run may change it for itself.".formatted(field),
                "Remove it, or have it changed for all with: slipway global set.");
    }

    static Fault badSet(String key, String why) {
        return new Fault(
                "VALUES-SET",
                Place.of("--set"),
                "%s %s.".formatted(Quoted.of(key), why),
                "Write key=value, with dots between the parts of the key and [0] for an entry of a list;"
                        + " a dot or comma that is meant as it stands has a backslash before it.");
    }
}
