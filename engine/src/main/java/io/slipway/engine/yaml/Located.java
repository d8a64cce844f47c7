package io.slipway.engine.yaml;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.fault.Place;
import java.util.Optional;

/** A value of a document, together with its place. Documents hold secrets, so nothing here prints its text. */
public sealed interface Located permits Mapping, Sequence, Scalar {

    Place place();

    /** What it is, in words that fit into a sentence: "a list", "a number". */
    String kind();

    /** The same as JSON, by YAML 1.2's core schema. Aliases are written out; every call makes new nodes. */
    JsonNode json();

    /** The value of that key; none for lists and scalars. */
    default Optional<Located> child(String key) {
        return Optional.empty();
    }

    /** The value at that path, such as {@code /tasks/0/spec/chart}. */
    default Optional<Located> at(JsonPointer path) {
        if (path.matches()) {
            return Optional.of(this);
        }
        return child(path.getMatchingProperty()).flatMap(child -> child.at(path.tail()));
    }

    default Optional<Located> at(String path) {
        return at(JsonPointer.compile(path));
    }

    /** Where to point for that path, even when it is not there: then its nearest ancestor that is. */
    default Place placeOf(JsonPointer path) {
        if (path.matches()) {
            return place();
        }
        return child(path.getMatchingProperty())
                .map(child -> child.placeOf(path.tail()))
                .orElse(place());
    }
}
