package io.slipway.engine.graph;

import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Place;
import io.slipway.engine.fault.Quoted;

/** The sentences about schemas of values. */
final class SchemaFaults {

    private SchemaFaults() {}

    private static Fault fault(Place place, String what, String mend) {
        return new Fault("PACKAGE-SCHEMA", place, what, mend);
    }

    static Fault unknown(Place place, String keyword, String where, String mend) {
        return fault(
                place, "%s in the schema %s is no keyword of OpenAPI 3.".formatted(Quoted.of(keyword), where), mend);
    }

    static Fault reference(Place place, String where) {
        return fault(
                place,
                "The schema %s refers to another one by $ref, which packages cannot.".formatted(where),
                "Write it out here, or use a YAML alias.");
    }

    static Fault noMapping(Place place, String where, String kind) {
        return fault(
                place,
                "The schema %s is %s, but must be a mapping.".formatted(where, kind),
                "Write {type: string}, say.");
    }

    static Fault value(Place place, String keyword, String where, String expected) {
        return fault(
                place,
                "%s in the schema %s must be %s.".formatted(keyword, where, expected),
                "Write " + expected + " here.");
    }

    static Fault type(Place place, String type, String where, String mend) {
        return fault(place, "%s in the schema %s is no type of OpenAPI 3.".formatted(Quoted.of(type), where), mend);
    }

    static Fault notAnObject(Place place, String where) {
        return fault(
                place,
                "The schema %s is not of type object, so it asks for no named values.".formatted(where),
                "Write type: object, and the values under properties.");
    }

    static Fault noItems(Place place, String where) {
        return fault(
                place, "The schema %s is of type array, but has no items.".formatted(where), "Add items: {type: …}.");
    }

    static Fault upsideDown(Place place, String low, String high, String where) {
        return fault(
                place,
                "In the schema %s, %s is larger than %s: no value fits.".formatted(where, low, high),
                "Swap or correct them.");
    }

    static Fault pattern(Place place, String where, String why) {
        return fault(
                place,
                "Pattern in the schema %s is no regular expression: %s.".formatted(where, why),
                "Correct it; a backslash in double quotes is written twice.");
    }

    static Fault unsuitable(Place place, String keyword, String where, String type) {
        return fault(
                place,
                "%s in the schema %s is not of its type %s.".formatted(keyword, where, type),
                "Correct the value or the type; quote what is meant as text.");
    }
}
