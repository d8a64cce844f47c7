package io.slipway.engine.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/**
 * What of a part others could get in the way of.
 *
 * @param names of what else can be there only once: {@code data_dir}, {@code enrichment_tables.users}
 */
record PartShape(List<Component> components, List<Listening> ports, Set<String> names) {

    static final PartShape EMPTY = new PartShape(List.of(), List.of(), Set.of());

    PartShape {
        components = List.copyOf(components);
        ports = List.copyOf(ports);
        names = Set.copyOf(names);
    }

    static PartShape of(String service, JsonNode content) {
        return switch (service) {
            case "vector" -> VectorShape.of(content.path("config"));
            case "logstash" -> new LogstashShape(content.path("text").asText()).read();
            default -> EMPTY;
        };
    }
}
