package io.slipway.engine.app.stanza;

import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Place;
import io.slipway.engine.fault.Quoted;

/** The sentences about stanza files. Names and keys are repeated in them; values are not: they may be passwords. */
final class StanzaFaults {

    private StanzaFaults() {}

    static Fault unreadable(Place place) {
        return new Fault(
                "STANZA-UNREADABLE",
                place,
                "The file cannot be read.",
                "Check that it is there, is a file, and may be read by the user that Slipway runs as.");
    }

    static Fault tooBig(Place place, int bytes) {
        return new Fault(
                "STANZA-TOO-BIG",
                place,
                "The file is larger than %d bytes.".formatted(bytes),
                "Split it, or keep large data out of it.");
    }

    static Fault tooMany(Place place, int most, String what) {
        return new Fault(
                "STANZA-TOO-MANY",
                place,
                "The file holds more than %d %s.".formatted(most, what),
                "Split the app into several.");
    }

    static Fault longLine(Place place, int most) {
        return new Fault(
                "STANZA-LONG-LINE",
                place,
                "The line is longer than %d characters.".formatted(most),
                "Break it: a line that ends with a backslash goes on in the next one.");
    }

    static Fault notUtf8(Place place) {
        return new Fault("STANZA-ENCODING", place, "The bytes here are not text in UTF-8.", "Save the file as UTF-8.");
    }

    static Fault strayCharacter(Place place, int character) {
        return new Fault(
                "STANZA-CHARACTER",
                place,
                "The character U+%04X must not stand in a stanza file.".formatted(character),
                "Remove it.");
    }

    static Fault openHeader(Place place) {
        return new Fault(
                "STANZA-HEADER",
                place,
                "The name of a stanza begins here with [, but the line does not end with ].",
                "Write [name] alone in its line.");
    }

    static Fault badLine(Place place) {
        return new Fault(
                "STANZA-LINE",
                place,
                "This line is no stanza, no key with a value and no comment.",
                "Write \"key = value\", begin a comment with #, or end the line before with a backslash if it goes on here.");
    }

    static Fault nothingFollows(Place place) {
        return new Fault(
                "STANZA-CONTINUATION",
                place,
                "The file ends behind a backslash, which says that the value goes on.",
                "Remove the backslash at the end of the last line.");
    }

    static Fault noStanza(Place place, String key) {
        return new Fault(
                "STANZA-NO-STANZA",
                place,
                "The key %s stands before any stanza.".formatted(Quoted.of(key)),
                "Put [name] in a line above it.");
    }

    static Fault stanzaTwice(Place place, String name, Place first) {
        return new Fault(
                "STANZA-TWICE",
                place,
                "The stanza %s is there already, at %s.".formatted(Quoted.of("[" + name + "]"), first),
                "Put the keys of both under one of the two, or rename one.");
    }

    static Fault keyTwice(Place place, String key, Place first) {
        return new Fault(
                "STANZA-KEY-TWICE",
                place,
                "The key %s of this stanza is there already, at %s.".formatted(Quoted.of(key), first),
                "Remove one of the two.");
    }
}
