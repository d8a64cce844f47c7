package io.slipway.engine.site;

import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.fault.Place;
import io.slipway.engine.fault.Quoted;
import io.slipway.engine.yaml.Located;
import io.slipway.engine.yaml.Mapping;
import io.slipway.engine.yaml.Scalar;
import io.slipway.engine.yaml.Suggestion;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The sentences about settings. Keys, names and paths are repeated in them; values that may hold a secret are not. */
final class SiteFaults {

    private SiteFaults() {}

    static Fault unknownKey(Mapping.Entry entry, String path, Collection<String> known) {
        var where = path.isEmpty() ? "of the settings" : "of " + shown(path);
        var guess = Suggestion.sentence(entry.key(), known);
        var mend = "Known here: " + String.join(", ", known) + ".";
        return new Fault(
                "SITE-UNKNOWN-KEY",
                entry.place(),
                Quoted.of(entry.key()) + " is no key " + where + ".",
                guess.isEmpty() ? mend : guess + " " + mend);
    }

    static Fault missingKey(Place place, String path, String key) {
        return new Fault(
                "SITE-MISSING-KEY", place, shown(path) + " has no " + key + ".", "Add " + key + ": with its value.");
    }

    static Fault wrongType(Located value, String path, String expected) {
        return new Fault(
                "SITE-WRONG-TYPE",
                value.place(),
                "%s is %s, but must be %s.".formatted(shown(path), value.kind(), expected),
                "Write " + expected + " here; docs/site-settings.md has examples.");
    }

    static Fault notText(Located value, String path) {
        var mend = value instanceof Scalar ? "Put it in quotes if it is meant as text." : "Write one text here.";
        return new Fault(
                "SITE-WRONG-TYPE",
                value.place(),
                "%s is %s, but must be a text.".formatted(shown(path), value.kind()),
                mend);
    }

    static Fault emptyText(Place place, String path) {
        return new Fault(
                "SITE-EMPTY-TEXT",
                place,
                shown(path) + " is empty or holds a NUL character.",
                "Write its value, or remove the key.");
    }

    static Fault badName(String name, Place place, String path) {
        return new Fault(
                "SITE-BAD-NAME",
                place,
                "%s in %s is not a name.".formatted(Quoted.of(name), shown(path)),
                "Use up to 63 lower-case letters, digits and dashes, a letter first.");
    }

    static Fault secondDefault(Place place, Mapping.Entry second, Mapping.Entry first, String path) {
        return new Fault(
                "SITE-TWO-DEFAULTS",
                place,
                "%s has two defaults, %s and %s (%s)."
                        .formatted(path, Quoted.of(second.key()), Quoted.of(first.key()), first.place()),
                "Leave default: true at one of them.");
    }

    static Fault noKubeconfig(Place place, String path, Kubeconfig kubeconfig) {
        return new Fault(
                "SITE-KUBECONFIG",
                place,
                "The kubeconfig %s of %s is not there or cannot be read.".formatted(shown(kubeconfig), shown(path)),
                "Correct the path (relative ones begin at the folder of slipway.yaml), or let Slipway's user read it.");
    }

    static Fault badKubeconfig(Place place, String path, Kubeconfig kubeconfig, Faults faults) {
        return new Fault(
                "SITE-KUBECONFIG",
                place,
                "The kubeconfig %s of %s cannot be understood (%s)."
                        .formatted(
                                shown(kubeconfig),
                                shown(path),
                                faults.all().get(0).place()),
                "Check it with: kubectl config view --kubeconfig FILE.");
    }

    static Fault noContext(Scalar context, String path, List<Kubeconfig> kubeconfigs, Collection<String> known) {
        var files = kubeconfigs.stream().map(SiteFaults::shown).collect(Collectors.joining(", "));
        var what = kubeconfigs.isEmpty()
                ? "%s names the context %s, but there is no kubeconfig in $KUBECONFIG or ~/.kube/config."
                        .formatted(shown(path), Quoted.of(context.text()))
                : "The context %s of %s is not in %s.".formatted(Quoted.of(context.text()), shown(path), files);
        var guess = Suggestion.sentence(context.text(), known);
        var mend = "List what is there with: kubectl config get-contexts.";
        return new Fault("SITE-CONTEXT", context.place(), what, guess.isEmpty() ? mend : guess + " " + mend);
    }

    static Fault notOneKind(Place place, String path, List<String> kinds) {
        var what = kinds.isEmpty()
                ? "none of file, configMap and http"
                : "more than one of " + String.join(" and ", kinds);
        return new Fault(
                "SITE-INSTANCE-KIND", place, shown(path) + " has " + what + ".", "Give each instance exactly one.");
    }

    static Fault noInstances(Place place, String path) {
        return new Fault(
                "SITE-NO-INSTANCE",
                place,
                shown(path) + " is an empty list.",
                "Add an instance or remove the pipeline.");
    }

    static Fault noReload(Place place, String path) {
        return new Fault(
                "SITE-NO-RELOAD",
                place,
                shown(path) + " is a file, but nothing says how to make the instance read it.",
                "Add reload: with the command that does.");
    }

    static Fault strayKey(Mapping.Entry entry, String path, String kind) {
        return new Fault(
                "SITE-STRAY-KEY",
                entry.place(),
                "%s does nothing in %s: it belongs to %s.".formatted(entry.key(), shown(path), kind),
                "Remove it.");
    }

    static Fault duplicateName(Scalar name, Place first, String path) {
        return new Fault(
                "SITE-DUPLICATE-REPOSITORY",
                name.place(),
                "%s holds the name %s twice, first at %s.".formatted(shown(path), Quoted.of(name.text()), first),
                "Rename or remove one of them.");
    }

    static Fault badVariable(String variable) {
        return new Fault(
                "SITE-BAD-VARIABLE",
                Place.of(variable),
                "This environment variable sets nothing: a key in its name is empty.",
                "Name it SLIPWAY_CONFIG__ and then the keys with __ between them.");
    }

    static Fault notASection(Place place, String key, Located value) {
        return new Fault(
                "SITE-BAD-VARIABLE",
                place,
                "This environment variable sets a key in %s, which is %s (%s)."
                        .formatted(Quoted.of(key), value.kind(), value.place()),
                "Set the whole value with one variable, in YAML's flow style.");
    }

    static Fault noFile(String file) {
        return new Fault(
                "SITE-NO-FILE",
                Place.of(file),
                "There is no settings file of that name.",
                "Correct the path, or leave it out to run with the defaults.");
    }

    private static String shown(String path) {
        return path.isEmpty() ? "The document" : path;
    }

    /** Whole, however long: the end of a path says most. */
    private static String shown(Kubeconfig kubeconfig) {
        return '"' + kubeconfig.file().toString() + '"';
    }
}
