package io.slipway.engine.graph;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.List;

/**
 * Where a value does not fit its schema. Never quotes the value, which may be a password.
 *
 * @param path of keys and positions; the missing or unknown key itself where that is the trouble
 * @param keyword of the schema that is not kept: {@code required}, {@code type}
 * @param what what the value is or has to be, to be put behind its name: {@code is missing}
 * @param mend a sentence; may be empty
 */
public record Mismatch(List<String> path, String keyword, String what, String mend) {

    public Mismatch {
        path = List.copyOf(path);
    }

    public boolean isUnknownKey() {
        return keyword.equals("additionalProperties");
    }

    public boolean isMissing() {
        return keyword.equals("required");
    }

    public JsonPointer pointer() {
        var pointer = JsonPointer.empty();
        for (var step : path) pointer = pointer.appendProperty(step);
        return pointer;
    }

    /** The field as people write it: {@code servers[0].host}. */
    public String field() {
        return FieldName.of(path);
    }
}
