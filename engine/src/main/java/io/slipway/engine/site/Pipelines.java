package io.slipway.engine.site;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The data pipelines whose configuration app packages extend, by kind and name. */
public record Pipelines(Map<String, Pipeline> vector, Map<String, Pipeline> logstash) {

    public Pipelines {
        vector = Collections.unmodifiableMap(new LinkedHashMap<>(vector));
        logstash = Collections.unmodifiableMap(new LinkedHashMap<>(logstash));
    }

    public Optional<Pipeline> vector(String name) {
        return Optional.ofNullable(vector.get(name));
    }

    public Optional<Pipeline> logstash(String name) {
        return Optional.ofNullable(logstash.get(name));
    }
}
