package io.slipway.engine.yaml;

import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Place;
import io.slipway.engine.fault.Quoted;

/** The sentences about documents. None repeats a value of the document: it may be a password. */
final class DocumentFaults {

    private DocumentFaults() {}

    static Fault unreadable(Place place, String why) {
        return new Fault(
                "DOCUMENT-UNREADABLE",
                place,
                "The file cannot be read: " + why + ".",
                "Check that it is there, is a file, and may be read by the user that Slipway runs as.");
    }

    static Fault tooBig(Place place, int bytes) {
        return new Fault(
                "DOCUMENT-TOO-BIG",
                place,
                "The document is larger than " + bytes + " bytes.",
                "Move large texts into files of their own.");
    }

    static Fault tooDeep(Place place, int depth) {
        return new Fault(
                "DOCUMENT-TOO-DEEP",
                place,
                "Values are nested more than " + depth + " levels deep here.",
                "Make the document flatter.");
    }

    static Fault tooManyValues(Place place, int values) {
        return new Fault(
                "DOCUMENT-TOO-BIG",
                place,
                "The document holds more than " + values + " values.",
                "Split it into several documents.");
    }

    static Fault aliasesGrow(Place place, DocumentLimits limits) {
        return new Fault(
                "DOCUMENT-ALIAS-GROWTH",
                place,
                "With this alias written out, the document has more than %d values, %d bytes of text or %d levels."
                        .formatted(limits.values(), limits.bytes(), limits.depth()),
                "Use fewer aliases that repeat other aliases.");
    }

    static Fault tooManyFaults(Place place, int faults) {
        return new Fault(
                "DOCUMENT-TOO-MANY-FAULTS",
                place,
                "There are more than " + faults + " faults; those from here on are not shown.",
                "Mend the ones above first.");
    }

    static Fault notUtf8(Place place) {
        return new Fault(
                "DOCUMENT-ENCODING", place, "The bytes here are not text in UTF-8.", "Save the file as UTF-8.");
    }

    static Fault strayCharacter(Place place, int codePoint) {
        return new Fault(
                "DOCUMENT-CHARACTER",
                place,
                "The character U+%04X must not stand in YAML.".formatted(codePoint),
                "Remove it, or write it as an escape inside double quotes.");
    }

    static Fault secondDocument(Place place) {
        return new Fault(
                "DOCUMENT-SECOND",
                place,
                "A second document begins here.",
                "Keep one document in the file and remove the others.");
    }

    static Fault duplicateKey(String key, Place second, Place first) {
        return new Fault(
                "DOCUMENT-DUPLICATE-KEY",
                second,
                "The key " + Quoted.of(key) + " stands in line " + first.line() + " already.",
                "Remove one of the two.");
    }

    static Fault keyNotText(Place place) {
        return new Fault(
                "DOCUMENT-KEY",
                place,
                "A list or mapping stands here where a key belongs.",
                "Make the key a word; quote a text that begins with [ or {.");
    }

    static Fault mergeKey(Place place) {
        return new Fault(
                "DOCUMENT-MERGE-KEY",
                place,
                "The merge key << is no part of YAML 1.2.",
                "Write the keys out, or give an alias as the value of a key.");
    }

    static Fault unknownAlias(Place place) {
        return new Fault(
                "DOCUMENT-ALIAS",
                place,
                "This alias (*) names no anchor (&) that is complete before it.",
                "Define the anchor further up; if it is text that begins with *, quote it.");
    }

    static Fault tag(Place place) {
        return new Fault(
                "DOCUMENT-TAG",
                place,
                "The tag (!) here does not fit its value or is none of YAML's core tags.",
                "Remove it; if it is text that begins with !, quote it.");
    }

    static Fault number(Place place) {
        return new Fault(
                "DOCUMENT-NUMBER",
                place,
                "This number is too large or has too many digits to be held.",
                "Quote it if it is meant as text.");
    }

    static Fault syntax(Place place, String what, String mend) {
        return new Fault("DOCUMENT-SYNTAX", place, what, mend);
    }

    static Fault tab(Place place) {
        return new Fault(
                "DOCUMENT-TAB",
                place,
                "A tab stands here, where only spaces may.",
                "Replace it by spaces, and set the editor to indent with spaces.");
    }
}
