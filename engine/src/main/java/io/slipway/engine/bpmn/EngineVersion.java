package io.slipway.engine.bpmn;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A version of the BPMN engine: {@code 7.24.0}. */
record EngineVersion(String text, int[] numbers) {

    static EngineVersion parse(@Nullable String text) {
        var known = text == null ? "0" : text;
        var numbers = Arrays.stream(known.split("[.-]"))
                .takeWhile(part -> part.matches("\\d+"))
                .mapToInt(Integer::parseInt)
                .toArray();
        return new EngineVersion(known, numbers);
    }

    boolean isNewerThan(EngineVersion other) {
        // A class path without a manifest (an IDE) tells no version: nothing can be said then.
        return other.numbers.length > 1 && Arrays.compare(numbers, other.numbers) > 0;
    }
}
