package io.slipway.engine.app.kind;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a descriptor says about one key.
 *
 * @param type without one, a text
 * @param required whether each object must have it
 * @param secret whether its value is shown to nobody
 * @param values the only ones that it may have; empty for any
 * @param least of a number
 * @param most of a number
 * @param reference the kind whose objects its value names
 */
public record KeyRule(
        KeyType type,
        boolean required,
        boolean secret,
        List<String> values,
        Optional<Long> least,
        Optional<Long> most,
        Optional<String> reference) {

    /** As it stands in a descriptor, where everything may be left out. */
    record Written(
            @Nullable KeyType type,
            boolean required,
            boolean secret,
            @Nullable List<String> values,
            @Nullable Long least,
            @Nullable Long most,
            @Nullable String reference,
            @JsonProperty("description") @Nullable String description) {

        KeyRule rule() {
            return new KeyRule(
                    type == null ? KeyType.TEXT : type,
                    required,
                    secret,
                    values == null ? List.of() : List.copyOf(values),
                    Optional.ofNullable(least),
                    Optional.ofNullable(most),
                    Optional.ofNullable(reference));
        }
    }

    /** What is wrong with a value, as the end of a sentence: "must be a whole number". */
    public Optional<String> objection(String value) {
        if (!type.fits(value)) return Optional.of("must be " + type.words());
        if (!values.isEmpty() && !values.contains(value)) {
            return Optional.of("must be one of " + String.join(", ", values));
        }
        return isOutOfBounds(value) ? Optional.of("must be a number " + bounds()) : Optional.empty();
    }

    private boolean isOutOfBounds(String value) {
        if (type != KeyType.INTEGER) return false;
        long number = Long.parseLong(value);
        return least.filter(bound -> number < bound).isPresent()
                || most.filter(bound -> number > bound).isPresent();
    }

    private String bounds() {
        var from = least.map(bound -> "from " + bound).orElse("");
        var to = most.map(bound -> "up to " + bound).orElse("");
        return (from + " " + to).strip();
    }

    /** The names that a value holds: several only in a list. */
    public List<String> names(String value) {
        if (type != KeyType.LIST) return value.isEmpty() ? List.of() : List.of(value);
        return Arrays.stream(value.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
