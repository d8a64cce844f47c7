package io.slipway.engine.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.fault.Place;

/**
 * A single value.
 *
 * @param text as written, without quotes and escapes
 */
public record Scalar(Place place, ScalarType type, String text) implements Located {

    public boolean isNull() {
        return type == ScalarType.NULL;
    }

    public boolean isText() {
        return type == ScalarType.TEXT;
    }

    @Override
    public String kind() {
        return type.kind();
    }

    @Override
    public JsonNode json() {
        return type.json(text);
    }

    /** Without the text, which may be a password. */
    @Override
    public String toString() {
        return "Scalar[" + place + ", " + type + "]";
    }
}
