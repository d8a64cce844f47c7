package io.slipway.engine.graph;

import java.util.List;
import java.util.regex.Pattern;

/** The name of a field that lies deeper: {@code servers[0].host}. */
public final class FieldName {

    private static final Pattern POSITION = Pattern.compile("[0-9]{1,9}");

    private FieldName() {}

    /** @param path of keys and positions in lists */
    public static String of(List<String> path) {
        var name = new StringBuilder();
        for (var step : path) {
            if (POSITION.matcher(step).matches()) {
                name.append('[').append(step).append(']');
            } else {
                name.append(name.isEmpty() ? "" : ".").append(step);
            }
        }
        return name.toString();
    }
}
