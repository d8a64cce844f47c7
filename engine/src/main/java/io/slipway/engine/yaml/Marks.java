package io.slipway.engine.yaml;

import io.slipway.engine.fault.Place;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** The YAML parser counts lines and columns from 0, people from 1. */
final class Marks {

    private Marks() {}

    static Place place(String file, Mark mark) {
        return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
