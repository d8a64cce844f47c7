package io.slipway.engine.site;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A Kafka cluster.
 *
 * @param bootstrap {@code host:port}, several with commas
 * @param properties of Kafka's client, passwords among them
 */
public record Kafka(String name, String bootstrap, Map<String, String> properties, boolean isDefault)
        implements Targets.Target {

    public Kafka {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    /** With the names of the properties only: their values may be passwords. */
    @Override
    public String toString() {
        return "Kafka[name=%s, bootstrap=%s, properties=%s, isDefault=%s]"
                .formatted(name, bootstrap, properties.keySet(), isDefault);
    }
}
