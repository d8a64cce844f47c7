package io.slipway.engine.site;

import io.slipway.engine.yaml.Located;

/**
 * Something that a shape alone does not say. Rules look at settings of which other parts may be faulty, so they pass over
 * what is missing or has the wrong type: the shape has reported that.
 */
@FunctionalInterface
interface Rule<T extends Located> {

    /**
     * Adds a fault for each breach.
     *
     * @param path of the value, for people: {@code clusters.prod}
     */
    void check(T value, String path, Inspection inspection);
}
