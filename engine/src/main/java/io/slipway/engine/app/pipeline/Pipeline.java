package io.slipway.engine.app.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * What one folder below {@code datastream} says to an instance, or to all instances of a role, of one service.
 *
 * @param service {@code vector}, {@code logstash}, or another one that the site declares a target for
 * @param instance the name of the folder: an instance, or a role
 * @param files as they stand in the package, those of {@code local} in the place of those of the same name in {@code default}
 * @param text all of them as one configuration; of Vector as JSON, which Vector reads too
 * @param components of Vector; empty for others
 * @param config of Vector, with {@code local} over {@code default} key by key; none for others
 */
public record Pipeline(
        String service,
        String instance,
        List<PipelineFile> files,
        String text,
        List<VectorComponent> components,
        Optional<JsonNode> config) {

    public Pipeline {
        files = List.copyOf(files);
        components = List.copyOf(components);
    }

    /** {@code vector/edge}. */
    public String path() {
        return service + "/" + instance;
    }
}
