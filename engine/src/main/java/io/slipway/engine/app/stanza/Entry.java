package io.slipway.engine.app.stanza;

import io.slipway.engine.fault.Place;

/**
 * One key of a stanza.
 *
 * @param value without white space at its ends; its lines are parted by line feeds, whatever ends them in the file
 * @param place where the key stands
 */
public record Entry(String key, String value, Place place) {

    /** Without the value, which may be a password. */
    @Override
    public String toString() {
        return key + " at " + place;
    }
}
