package io.slipway.engine.pack;

import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Place;
import io.slipway.engine.fault.Quoted;

/** The sentences about folders and archives of packages. */
final class PackFaults {

    private final Place place;

    /** @param name of the folder or archive, as people know it */
    PackFaults(String name) {
        place = Place.of(name);
    }

    Fault missing() {
        return new Fault(
                "PACKAGE-NOT-THERE", place, "There is no such folder or archive.", "Check the path for typing errors.");
    }

    Fault noArchive() {
        return new Fault(
                "PACKAGE-ARCHIVE-KIND",
                place,
                "This is neither a folder nor a .tgz or .zip archive.",
                "Give the folder of the package, or pack it with: tar -czf package.tgz -C FOLDER .");
    }

    Fault broken(String why) {
        return new Fault(
                "PACKAGE-ARCHIVE-BROKEN",
                place,
                "The archive cannot be read: " + why + ".",
                "Pack the folder again, and check that the archive arrived whole.");
    }

    Fault unreadable(String file) {
        return new Fault(
                "PACKAGE-UNREADABLE",
                place,
                Quoted.of(file) + " cannot be read.",
                "Let the user that Slipway runs as read the folder and all files in it.");
    }

    Fault tooBig(String what, long most) {
        return new Fault(
                "PACKAGE-TOO-BIG",
                place,
                "%s more than %d bytes.".formatted(what, most),
                "Leave large files out of the package, and let a task fetch them.");
    }

    Fault tooManyFiles(int most) {
        return new Fault(
                "PACKAGE-TOO-MANY-FILES",
                place,
                "The package holds more than %d files and folders.".formatted(most),
                "Pack charts as archives of their own, or split the package.");
    }

    Fault tooDeep(String name, int most) {
        return new Fault(
                "PACKAGE-TOO-DEEP",
                place,
                "%s lies more than %d folders deep.".formatted(Quoted.of(name), most),
                "Make the folders of the package flatter.");
    }

    Fault link(String name) {
        return new Fault(
                "PACKAGE-LINK",
                place,
                Quoted.of(name) + " is a link.",
                "Put the file itself in its place: links could lead out of the package.");
    }

    Fault special(String name) {
        return new Fault(
                "PACKAGE-SPECIAL-FILE",
                place,
                Quoted.of(name) + " is neither an ordinary file nor a folder.",
                "Remove it from the package.");
    }

    Fault badName(String name, String why) {
        return new Fault(
                "PACKAGE-FILE-NAME",
                place,
                "The name %s in the package %s.".formatted(Quoted.of(name), why),
                "Pack it again from inside the folder of the package, with relative names.");
    }

    Fault twice(String name) {
        return new Fault(
                "PACKAGE-DUPLICATE-FILE",
                place,
                Quoted.of(name) + " is in the archive twice.",
                "Pack the folder again, into a new archive.");
    }
}
