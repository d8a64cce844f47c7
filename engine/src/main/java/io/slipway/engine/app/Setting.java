package io.slipway.engine.app;

import io.slipway.engine.app.layout.AppSource;
import io.slipway.engine.fault.Place;
import java.util.Optional;

/**
 * The value of one key, who gave it, and what it hides.
 *
 * @param isSecret whether nobody may be shown its value
 * @param hidden what stands in {@code default}, where {@code local} says otherwise
 */
public record Setting(
        String key, String value, AppSource source, Place place, boolean isSecret, Optional<Setting> hidden) {

    /** As it may be shown. */
    public String shown() {
        return isSecret ? "(secret)" : value;
    }

    Setting over(Setting below) {
        return new Setting(key, value, source, place, isSecret, Optional.of(below));
    }

    /** Without the value, which may be a password. */
    @Override
    public String toString() {
        return key + " from " + source.folder() + " at " + place;
    }
}
