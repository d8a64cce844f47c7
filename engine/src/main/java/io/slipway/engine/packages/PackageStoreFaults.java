package io.slipway.engine.packages;

import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Place;
import io.slipway.engine.fault.Quoted;
import java.util.List;
import java.util.stream.Collectors;

/** The sentences about packages in the store. */
final class PackageStoreFaults {

    private static final int MOST_NAMED = 5;

    private PackageStoreFaults() {}

    static Fault unknown(String ref, String guess) {
        return fault(
                "PACKAGE-UNKNOWN",
                "There is no package " + Quoted.of(ref) + ".",
                (guess + " Give NAME, NAME:VERSION or the beginning of a digest; slipway package list shows them.")
                        .strip());
    }

    static Fault ambiguous(String ref, List<String> meant) {
        var some = meant.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return fault(
                "PACKAGE-AMBIGUOUS",
                "%s can mean several packages: %s%s."
                        .formatted(Quoted.of(ref), some, meant.size() > MOST_NAMED ? ", …" : ""),
                "Name one of them as NAME:VERSION or by its whole digest.");
    }

    static Fault versionTaken(StoredPackage holder) {
        return fault(
                "PACKAGE-VERSION-TAKEN",
                "There is a package %s already, with other files (digest %s…, pushed by %s)."
                        .formatted(holder.label(), holder.digest().substring(0, 12), Quoted.of(holder.pushedBy())),
                "Give the package a new version, or push it with --replace.");
    }

    static Fault inUse(StoredPackage stored, List<String> runs) {
        var some = runs.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return fault(
                "PACKAGE-IN-USE",
                "The package %s is used by runs that are not over: %s%s."
                        .formatted(stored.label(), some, runs.size() > MOST_NAMED ? ", …" : ""),
                "Wait for their end, or cancel them.");
    }

    static Fault installed(StoredPackage stored, List<String> apps) {
        return fault(
                "PACKAGE-IN-USE",
                "The package %s is that of the installed app %s.".formatted(stored.label(), String.join(", ", apps)),
                "Uninstall the app first, or upgrade it: what it is made of stands in the package.");
    }

    static Fault tooLarge(String label, long most) {
        return fault(
                "PACKAGE-TOO-LARGE",
                "The archive of %s is more than %d bytes.".formatted(Quoted.of(label), most),
                "Leave large files out of the package, and let a task fetch them.");
    }

    private static Fault fault(String code, String what, String mend) {
        return new Fault(code, Place.UNKNOWN, what, mend);
    }
}
