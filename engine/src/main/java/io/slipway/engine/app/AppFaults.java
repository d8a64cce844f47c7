package io.slipway.engine.app;

import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Place;
import io.slipway.engine.fault.Quoted;

/** The sentences about apps. Names, keys and references are repeated in them; values of other keys are not. */
final class AppFaults {

    private AppFaults() {}

    static Fault noConf(String name, String mend) {
        return new Fault("APP-NO-CONF", Place.of(name), "The app holds no app.conf.", mend);
    }

    static Fault tooBig(Place place, int stanzas, int keys, int text) {
        return new Fault(
                "APP-TOO-BIG",
                place,
                "With this file the app is too big; no further ones are read.",
                "Keep stanza files together below %d bytes and %d keys, pipelines and manifests below %d bytes."
                        .formatted(stanzas, keys, text));
    }

    static Fault missingAttribute(Place place, String key) {
        return new Fault(
                "APP-MISSING-ATTRIBUTE",
                place,
                "The app does not say its %s.".formatted(key),
                "Write \"%s = …\" below [app].".formatted(key));
    }

    static Fault badId(Setting id) {
        return new Fault(
                "APP-ID",
                id.place(),
                Quoted.of(id.value()) + " is no id of an app.",
                "Use a letter, and then up to 62 letters, digits, dashes and underscores, a letter or digit at the end.");
    }

    static Fault badVersion(Setting version) {
        return new Fault(
                "APP-VERSION",
                version.place(),
                Quoted.of(version.value()) + " is not a semantic version.",
                "Write three numbers, such as 1.2.0; 1.2.0-rc.1 comes before it. See semver.org.");
    }

    static Fault badRequirement(Place place, String part) {
        return new Fault(
                "APP-REQUIRES",
                place,
                Quoted.of(part) + " does not say which app in which versions is required.",
                "Write ids with ranges, commas between them: base >= 1.0.0, users ~1.4.");
    }

    static Fault requiredTwice(Place place, String app) {
        return new Fault(
                "APP-REQUIRES",
                place,
                "The app %s is required twice.".formatted(Quoted.of(app)),
                "Put both ranges behind one name: %s >= 1.0.0 < 2.0.0.".formatted(app));
    }

    static Fault requiresItself(Place place) {
        return new Fault("APP-REQUIRES", place, "The app requires itself.", "Remove its own id from the list.");
    }

    static Fault notYesOrNo(Setting setting) {
        return new Fault(
                "APP-ATTRIBUTE",
                setting.place(),
                Quoted.of(setting.key()) + " is neither true nor false.",
                "Write true or false.");
    }

    static Fault missingFile(Setting setting) {
        return new Fault(
                "APP-MISSING-FILE",
                setting.place(),
                "%s names %s, which is not in the app.".formatted(Quoted.of(setting.key()), Quoted.of(setting.value())),
                "Give a path within the app, or remove the key.");
    }

    static Fault unknownAttribute(Place place, String what, String mend) {
        return new Fault("APP-UNKNOWN-ATTRIBUTE", place, what + " is not known in app.conf.", mend);
    }

    static Fault unknownFile(String file, String mend) {
        return new Fault("APP-UNKNOWN-FILE", Place.of(file), "No part of an app is kept in a file of this name.", mend);
    }

    static Fault objectTwice(Place place, String path, Place first) {
        return new Fault(
                "APP-OBJECT-TWICE",
                place,
                "The object %s is there already, at %s.".formatted(Quoted.of(path), first),
                "Put the keys of both under one of the two, or rename one.");
    }

    static Fault badName(AppObject object) {
        return new Fault(
                "APP-NAME",
                object.place(),
                "%s is no name of a %s."
                        .formatted(Quoted.of(object.name()), object.kind().title()),
                object.kind()
                        .namePattern()
                        .map(pattern -> "It must look like " + pattern.pattern() + ".")
                        .orElse("Give it a name of up to " + ObjectCheck.LONGEST_NAME + " characters."));
    }

    static Fault unknownKey(Place place, String key, AppObject object, String mend) {
        return new Fault(
                "APP-UNKNOWN-KEY",
                place,
                "%s is no key of a %s.".formatted(Quoted.of(key), object.kind().title()),
                mend);
    }

    static Fault missingKey(AppObject object, String key) {
        return new Fault(
                "APP-MISSING-KEY",
                object.place(),
                "The %s %s has no %s.".formatted(object.kind().title(), Quoted.of(object.name()), key),
                "Write \"%s = …\" below its name.".formatted(key));
    }

    static Fault badValue(Setting setting, AppObject object, String objection) {
        return new Fault(
                "APP-VALUE",
                setting.place(),
                "The %s of the %s %s %s."
                        .formatted(setting.key(), object.kind().title(), Quoted.of(object.name()), objection),
                "Change the value, or remove the key.");
    }

    static Fault dangling(Setting setting, AppObject object, String title, String name, String mend) {
        return new Fault(
                "APP-REFERENCE",
                setting.place(),
                "The %s of the %s %s names the %s %s, which the app does not hold."
                        .formatted(
                                setting.key(), object.kind().title(), Quoted.of(object.name()), title, Quoted.of(name)),
                mend);
    }

    static Fault badSubject(Place place, String word) {
        return new Fault(
                "APP-SUBJECT",
                place,
                Quoted.of(word) + " names nobody.",
                "Write role:admin, user:game, app:other or * for all, commas between them.");
    }

    static Fault badOwner(Place place) {
        return new Fault("APP-SUBJECT", place, "The owner is no name of a user.", "Write the user's name alone.");
    }

    static Fault rightsForNothing(Place place, String path, String mend) {
        return new Fault("APP-RIGHTS", place, "The app holds no object %s.".formatted(Quoted.of(path)), mend);
    }

    static Fault unknownRight(Place place, String key) {
        return new Fault("APP-RIGHTS", place, Quoted.of(key) + " is no right.", "Write access, write or owner.");
    }
}
