package io.slipway.engine.graph;

import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Place;
import io.slipway.engine.fault.Quoted;
import io.slipway.engine.yaml.Located;
import io.slipway.engine.yaml.Mapping;
import io.slipway.engine.yaml.Scalar;

/** The sentences about manifests of packages. Names, keys and expressions are repeated in them; values of tasks are not. */
final class PackageFaults {

    private PackageFaults() {}

    static Fault tooManyFaults(Place place, int faults) {
        return new Fault(
                "PACKAGE-TOO-MANY-FAULTS",
                place,
                "There are more than %d faults; the others are not shown.".formatted(faults),
                "Mend these first.");
    }

    static Fault noManifest(String name, String mend) {
        return new Fault("PACKAGE-NO-MANIFEST", Place.of(name), "The package holds no package.yaml.", mend);
    }

    static Fault unknownKey(Mapping.Entry entry, String what, String mend) {
        return new Fault(
                "PACKAGE-UNKNOWN-KEY", entry.place(), Quoted.of(entry.key()) + " is no key of " + what + ".", mend);
    }

    static Fault missingKey(Place place, String what, String key) {
        return new Fault(
                "PACKAGE-MISSING-KEY",
                place,
                capital(what) + " has no " + key + ".",
                "Add " + key + ": with its value.");
    }

    static Fault wrongType(Located value, String what, String expected) {
        return new Fault(
                "PACKAGE-WRONG-TYPE",
                value.place(),
                "%s is %s, but must be %s.".formatted(capital(what), value.kind(), expected),
                "Write " + expected + " here.");
    }

    static Fault emptyText(Place place, String what) {
        return new Fault(
                "PACKAGE-EMPTY-TEXT",
                place,
                capital(what) + " is an empty text.",
                "Write its value, or remove the key.");
    }

    static Fault otherKind(Scalar kind) {
        return new Fault(
                "PACKAGE-KIND",
                kind.place(),
                "This is a %s, not a TaskPackage.".formatted(Quoted.of(kind.text())),
                "Write kind: TaskPackage, or use the command for what it is.");
    }

    static Fault badName(Scalar name) {
        return new Fault(
                "PACKAGE-NAME",
                name.place(),
                Quoted.of(name.text()) + " is no name of a package.",
                "Use a letter, and then up to 62 letters, digits, dashes and underscores.");
    }

    static Fault reverseName(Scalar name) {
        return new Fault(
                "PACKAGE-NAME",
                name.place(),
                Quoted.of(name.text()) + " ends with -undo, as only the processes that put packages back do.",
                "Choose another name.");
    }

    static Fault badSpec(Place place, String what, String field, Mismatch mismatch, String mend) {
        return new Fault(
                "PACKAGE-SPEC",
                place,
                field.isEmpty()
                        ? "Spec of %s %s.".formatted(what, mismatch.what())
                        : "%s in spec of %s %s.".formatted(Quoted.of(field), what, mismatch.what()),
                mend);
    }

    static Fault badVersion(Scalar version) {
        return new Fault(
                "PACKAGE-VERSION",
                version.place(),
                Quoted.of(version.text()) + " is not a semantic version.",
                "Write three numbers, such as 1.2.0; 1.2.0-rc.1 comes before it. See semver.org.");
    }

    static Fault longVersion(Scalar version) {
        return new Fault(
                "PACKAGE-VERSION",
                version.place(),
                "The version is longer than " + TaskPackage.LONGEST_VERSION + " characters.",
                "Shorten what stands behind the - or the +: processes carry the version as their tag.");
    }

    static Fault badId(Scalar id) {
        return new Fault(
                "PACKAGE-TASK-ID",
                id.place(),
                Quoted.of(id.text()) + " is no id of a task.",
                "Use a letter, and then up to 62 letters, digits, dashes and underscores.");
    }

    static Fault duplicateId(Scalar id, Place first) {
        return new Fault(
                "PACKAGE-DUPLICATE-TASK",
                id.place(),
                "The id %s is taken: the first task of that id stands at %s.".formatted(Quoted.of(id.text()), first),
                "Rename or remove one of the two.");
    }

    static Fault unknownType(Scalar type, String what, String mend) {
        return new Fault(
                "PACKAGE-UNKNOWN-TYPE",
                type.place(),
                "%s is of the type %s, which is not known.".formatted(capital(what), Quoted.of(type.text())),
                mend);
    }

    static Fault badDuration(Scalar duration, String what) {
        return new Fault(
                "PACKAGE-DURATION",
                duration.place(),
                "%s is %s, which is no length of time.".formatted(capital(what), Quoted.of(duration.text())),
                "Write numbers with units, large ones first: 500ms, 30s, 10m, 1h30m, 2d.");
    }

    static Fault badAttempts(Located attempts, String what) {
        return new Fault(
                "PACKAGE-RETRIES",
                attempts.place(),
                "%s must be a whole number from 1 to 100.".formatted(capital(what)),
                "Write how often the task is tried, the first time included.");
    }

    static Fault badDefined(Place place, String what) {
        return new Fault(
                "PACKAGE-DEFINED",
                place,
                "This entry in defined of %s is not of the form key=value.".formatted(what),
                "Write a key of spec, dots between its parts, and what it shall be: \"chart=charts/db\", \"env.HOST=db\".");
    }

    static Fault tooManyDefined(Place place, String what, int most) {
        return new Fault(
                "PACKAGE-DEFINED",
                place,
                "Defined of %s has more than %d entries.".formatted(what, most),
                "Move large texts into a file of the package.");
    }

    static Fault definedTwice(Place place, String key, String what, Place first) {
        return new Fault(
                "PACKAGE-DEFINED-TWICE",
                place,
                "%s of %s is given already, at %s.".formatted(Quoted.of(key), what, first),
                "Give it once: in spec or in defined.");
    }

    static Fault nothingToUndo(Place place, String what) {
        return new Fault(
                "PACKAGE-NOTHING-TO-UNDO",
                place,
                capital(what) + " says rollback: true, but has nothing to undo it with.",
                "Add undo to its spec, or write rollback: false.");
    }

    static Fault missingFile(Place place, String path, String what, String mend) {
        return new Fault(
                "PACKAGE-MISSING-FILE",
                place,
                "%s names %s, which is not in the package.".formatted(capital(what), Quoted.of(path)),
                mend);
    }

    private static String capital(String what) {
        return Character.toUpperCase(what.charAt(0)) + what.substring(1);
    }
}
