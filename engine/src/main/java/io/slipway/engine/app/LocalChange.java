package io.slipway.engine.app;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was changed of one object at run time: a stanza of the app's {@code local}.
 *
 * @param isOwn whether the whole object was made at run time; the other ones change an object that the package brings
 * @param values by key; an empty one takes the key away
 */
public record LocalChange(String kind, String name, boolean isOwn, Map<String, String> values) {

    public LocalChange {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Without the values, which may be passwords. */
    @Override
    public String toString() {
        return kind + "/" + name;
    }
}
