package io.slipway.engine.site;

import io.slipway.engine.fault.Place;
import io.slipway.engine.yaml.Scalar;
import java.util.regex.Pattern;

/** Names that a site gives: they go into resource keys, labels and file names. */
final class Names {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    private Names() {}

    static void check(Scalar name, String path, Inspection inspection) {
        check(name.text(), name.place(), path, inspection);
    }

    static void check(String name, Place place, String path, Inspection inspection) {
        if (!NAME.matcher(name).matches()) {
            inspection.add(SiteFaults.badName(name, place, path));
        }
    }
}
