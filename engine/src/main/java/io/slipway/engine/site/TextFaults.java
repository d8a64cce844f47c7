package io.slipway.engine.site;

import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Place;
import io.slipway.engine.site.SecretReference.InFile;
import java.util.List;

/** The sentences about single texts. Those that may hold a secret are not repeated. */
final class TextFaults {

    private TextFaults() {}

    static Fault badBootstrap(Place place, String path, int number) {
        return new Fault(
                "SITE-BAD-BOOTSTRAP",
                place,
                "Server %d of %s is not host:port.".formatted(number, path),
                "Write host:port, several with commas between them, without a protocol.");
    }

    static Fault badConfigMap(Place place, String path, String written) {
        return new Fault(
                "SITE-BAD-CONFIG-MAP",
                place,
                path + " is " + written + ", which is not namespace/name.",
                "Write the namespace and the name of the ConfigMap, as in logs/vector-agg.");
    }

    static Fault badRollout(Place place, String path, String written) {
        return new Fault(
                "SITE-BAD-ROLLOUT",
                place,
                path + " is " + written + ", which is not kind/name.",
                "Write deployment/NAME, statefulset/NAME or daemonset/NAME.");
    }

    static Fault badUrl(Place place, String path, List<String> schemes) {
        return new Fault(
                "SITE-BAD-URL",
                place,
                path + " is not a URL of the kind " + String.join(", ", schemes) + ".",
                "Write " + schemes.get(schemes.size() - 1) + "://HOST/PATH.");
    }

    static Fault secretInUrl(Place place, String path) {
        return new Fault(
                "SITE-PLAIN-SECRET",
                place,
                path + " holds a user or password before the @.",
                "Remove it from the URL and change that password; a repository takes it by secret: file:/… or env:NAME.");
    }

    static Fault badByteSize(Place place, String path, String given) {
        return new Fault(
                "SITE-BAD-SIZE",
                place,
                "%s is %s, which is no size.".formatted(path, given),
                "Write a whole number with KB, MB or GB behind it: 64MB.");
    }

    static Fault badTime(Place place, String path, String given, Time allowed) {
        return new Fault(
                "SITE-BAD-TIME",
                place,
                "%s is %s, which is no time from %s to %s.".formatted(path, given, allowed.least(), allowed.most()),
                "Write a whole number with s, m, h or d behind it: 15s.");
    }

    static Fault badPrefix(Place place, String path) {
        return new Fault(
                "SITE-BAD-PREFIX",
                place,
                path + " is not the beginning of a web address.",
                "Write https://HOST or https://HOST/PATH, without user, query and fragment.");
    }

    static Fault plainSecret(Place place, String path) {
        return new Fault(
                "SITE-PLAIN-SECRET",
                place,
                path + " is no reference, so perhaps the secret itself stands here.",
                "Put the secret into a file or variable, write file:/PATH or env:NAME here, change what stood here.");
    }

    static Fault secretNotThere(Place place, String path, SecretReference reference) {
        var what = reference instanceof InFile secret
                ? "The file \"%s\", to which %s refers, is not there or cannot be read.".formatted(secret.file(), path)
                : "The environment variable to which %s refers is not set or is empty.".formatted(path);
        return new Fault("SITE-NO-SECRET", place, what, "Provide it with the secret in it.");
    }
}
