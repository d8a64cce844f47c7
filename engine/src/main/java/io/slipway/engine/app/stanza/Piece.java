package io.slipway.engine.app.stanza;

import io.slipway.engine.fault.Place;

/**
 * A few lines of a stanza file, exactly as they stand, and what they mean.
 *
 * @param word the stanza's name, or the key
 * @param value of the key
 * @param text the lines with their ends
 */
record Piece(Kind kind, String word, String value, String text, Place place) {

    enum Kind {
        STANZA,
        KEY,
        /** Comments, empty lines, and what could not be understood. */
        OTHER
    }

    boolean isStanza() {
        return kind == Kind.STANZA;
    }

    boolean isKey() {
        return kind == Kind.KEY;
    }

    /** {@code \n}, {@code \r\n}, or nothing at the end of a file without a last line end. */
    String lineEnd() {
        if (text.endsWith("\r\n")) return "\r\n";
        return text.endsWith("\n") ? "\n" : "";
    }

    Piece withText(String changed) {
        return new Piece(kind, word, value, changed, place);
    }

    @Override
    public String toString() {
        return kind + " " + word + " at " + place;
    }
}
