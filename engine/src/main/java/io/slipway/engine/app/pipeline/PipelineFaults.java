package io.slipway.engine.app.pipeline;

import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Place;
import io.slipway.engine.fault.Quoted;

/** The sentences about pipelines. Values are in none of them. */
final class PipelineFaults {

    private PipelineFaults() {}

    static Fault toml(Place place) {
        return new Fault(
                "PIPELINE-SYNTAX",
                place,
                "This is not TOML from here on.",
                "Check quotes, brackets and the line before; a file in YAML or JSON says so by its name.");
    }

    static Fault tooDeep(Place place, int depth) {
        return new Fault(
                "PIPELINE-SYNTAX",
                place,
                "Tables are nested more than %d levels deep.".formatted(depth),
                "Make the configuration flatter.");
    }

    static Fault logstash(Place place, String what, String mend) {
        return new Fault("PIPELINE-SYNTAX", place, what, mend);
    }

    static Fault noTable(Place place, String what) {
        return new Fault(
                "PIPELINE-TYPE",
                place,
                capital(what) + " must be a table with keys.",
                "Write it as [name] or as a mapping.");
    }

    static Fault noType(Place place, String what) {
        return new Fault(
                "PIPELINE-TYPE", place, capital(what) + " has no type.", "Add type with the name of one of Vector's.");
    }

    static Fault badInputs(Place place, String what) {
        return new Fault(
                "PIPELINE-INPUT",
                place,
                capital(what) + " has no inputs, or they are no list of names.",
                "Write inputs = [\"id\"] with the ids of the components that it takes events from.");
    }

    static Fault twice(Place place, String what, Place first) {
        return new Fault(
                "PIPELINE-TWICE",
                place,
                capital(what) + " is there already, at " + first + ".",
                "Rename or remove one of the two; local changes it in its own folder.");
    }

    static Fault unknownInput(Place place, String what, String input, String mend) {
        return new Fault(
                "PIPELINE-INPUT",
                place,
                "%s takes events from %s, which this pipeline does not hold."
                        .formatted(capital(what), Quoted.of(input)),
                mend);
    }

    static Fault circle(Place place, String what) {
        return new Fault(
                "PIPELINE-CIRCLE",
                place,
                capital(what) + " takes its own events again, by way of its inputs.",
                "Remove one of the inputs that close the circle.");
    }

    private static String capital(String what) {
        return Character.toUpperCase(what.charAt(0)) + what.substring(1);
    }
}
