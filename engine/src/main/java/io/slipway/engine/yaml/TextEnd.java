package io.slipway.engine.yaml;

import io.slipway.engine.fault.Place;

/** The place where a text ends: where to point when whatever follows cannot be read. */
final class TextEnd {

    private TextEnd() {}

    static Place of(String file, CharSequence text) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < text.length(); i++) {
            boolean lineEnds = text.charAt(i) == '\n';
            line += lineEnds ? 1 : 0;
            column = lineEnds ? 1 : column + 1;
        }
        return new Place(file, line, column);
    }
}
