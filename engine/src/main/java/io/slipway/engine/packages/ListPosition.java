package io.slipway.engine.packages;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Where a page of the list of packages ended, as a text that callers give back for the next one. */
public record ListPosition(Instant pushedAt, String digest) {

    static ListPosition of(StoredPackage last) {
        return new ListPosition(last.pushedAt(), last.digest());
    }

    /** Empty where the text is none that a list has given out. */
    public static Optional<ListPosition> parse(String text) {
        var parts = text.split("_", 2);
        if (parts.length < 2 || !parts[1].matches("[0-9a-f]{64}")) return Optional.empty();
        try {
            return Optional.of(new ListPosition(Instant.parse(parts[0]), parts[1]));
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return pushedAt + "_" + digest;
    }
}
