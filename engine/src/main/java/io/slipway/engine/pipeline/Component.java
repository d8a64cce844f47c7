package io.slipway.engine.pipeline;

import java.util.List;

/**
 * A source, transform or sink of a part.
 *
 * @param inputs as they are written, with wildcards; empty where the service connects everything by itself
 */
record Component(String section, String id, List<String> inputs) {

    Component {
        inputs = List.copyOf(inputs);
    }

    boolean givesEvents() {
        return !section.equals("sinks");
    }

    /** {@code the sink "out"}. */
    @Override
    public String toString() {
        return "the " + (section.endsWith("s") ? section.substring(0, section.length() - 1) : section) + " \"" + id
                + "\"";
    }
}
