package io.slipway.web.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.values.FilledValues;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings values to the start of a process, whose variables hold no more than a short text. */
@Component
public class GivenValues {

    private static final int LONGEST_VARIABLE = 4_000;

    private final FilledValues values;

    GivenValues(FilledValues values) {
        this.values = values;
    }

    /**
     * Calls with what the process is to get: the values as JSON, or the id under which they are kept for it. Nothing is kept
     * of what is refused.
     */
    public <T> T with(@Nullable JsonNode given, String by, Function<Optional<String>, T> call) {
        var written = RunRequest.written(given);
        if (given == null || given.isTextual() || written.orElse("").length() <= LONGEST_VARIABLE)
            return call.apply(written);
        var id = values.put(given, by);
        try {
            return call.apply(Optional.of(id));
        } catch (RuntimeException refused) {
            values.remove(id);
            throw refused;
        }
    }
}
