package io.slipway.engine.site;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The data pipelines whose configuration app packages extend, by kind and name.
 *
 * @param others of services that Slipway knows nothing about, by their names
 */
public record Pipelines(
        Map<String, Pipeline> vector, Map<String, Pipeline> logstash, Map<String, Map<String, Pipeline>> others) {

    public Pipelines {
        vector = Collections.unmodifiableMap(new LinkedHashMap<>(vector));
        logstash = Collections.unmodifiableMap(new LinkedHashMap<>(logstash));
        others = Collections.unmodifiableMap(new LinkedHashMap<>(others));
    }

    public Optional<Pipeline> vector(String name) {
        return Optional.ofNullable(vector.get(name));
    }

    public Optional<Pipeline> logstash(String name) {
        return Optional.ofNullable(logstash.get(name));
    }

    /** By their names; empty for a service that is not named. */
    public Map<String, Pipeline> of(String service) {
        return switch (service) {
            case "vector" -> vector;
            case "logstash" -> logstash;
            default -> others.getOrDefault(service, Map.of());
        };
    }
}
