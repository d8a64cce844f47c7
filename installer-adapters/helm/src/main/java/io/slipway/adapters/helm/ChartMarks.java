package io.slipway.adapters.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.engine.release.Marks;
import java.util.Optional;

/**
 * Our marks as annotations of the chart: the one place that Helm writes down before it does anything else, where its
 * description of a revision comes last.
 */
final class ChartMarks {

    private static final String KEY = "slipway.io/key";
    private static final String CHART = "slipway.io/chart";
    private static final String VALUES = "slipway.io/values";
    private static final String RESTORES = "slipway.io/restores";

    private ChartMarks() {}

    static Optional<Marks> read(JsonNode annotations) {
        if (!annotations.has(KEY)) return Optional.empty();
        return Optional.of(new Marks(
                annotations.path(KEY).asText(),
                annotations.path(CHART).asText(),
                annotations.path(VALUES).asText(),
                annotations.path(RESTORES).asInt()));
    }

    /** In place of those of an earlier revision. */
    static void write(ObjectNode metadata, Marks marks) {
        var annotations =
                metadata.path("annotations") instanceof ObjectNode there ? there : metadata.putObject("annotations");
        annotations.put(KEY, marks.key()).put(CHART, marks.chart()).put(VALUES, marks.values());
        annotations.remove(RESTORES);
        if (marks.isWayBack()) annotations.put(RESTORES, String.valueOf(marks.restores()));
    }
}
