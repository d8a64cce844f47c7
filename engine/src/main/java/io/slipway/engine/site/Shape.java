package io.slipway.engine.site;

import io.slipway.engine.yaml.Located;
import java.util.stream.Stream;

/** What may stand at one place of the settings. */
sealed interface Shape permits Section, Named, Items, Text, Whole, Flag, Properties {

    /**
     * Adds a fault for everything in the value that does not fit.
     *
     * @param path of the value, for people: {@code clusters.prod}
     */
    void check(Located value, String path, Inspection inspection);

    /** All keys at and beneath this path, as the reference page names them: {@code clusters.<name>.context}. */
    default Stream<String> keys(String path) {
        return Stream.of(path);
    }
}
