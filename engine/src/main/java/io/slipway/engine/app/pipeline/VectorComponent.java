package io.slipway.engine.app.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.fault.Place;
import java.util.List;

/**
 * A source, transform or sink.
 *
 * @param section {@code sources}, {@code transforms} or {@code sinks}
 * @param inputs the ids of the components whose events it takes; empty for a source
 */
public record VectorComponent(
        String section, String id, String type, List<String> inputs, JsonNode settings, Place place) {

    public VectorComponent {
        inputs = List.copyOf(inputs);
    }

    @Override
    public String toString() {
        return section + "." + id + " at " + place;
    }
}
