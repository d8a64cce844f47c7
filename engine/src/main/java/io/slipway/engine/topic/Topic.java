package io.slipway.engine.topic;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A topic as a broker has it, or shall have it.
 *
 * @param replicas its replication factor
 * @param settings its own ones, in the spelling in which a broker gives them back; what a topic does not set itself is the
 *     broker's business
 */
public record Topic(String name, int partitions, int replicas, Map<String, String> settings) {

    public Topic {
        var tidy = new TreeMap<String, String>();
        settings.forEach((key, value) -> tidy.put(key, TopicSetting.tidy(key, value)));
        settings = Collections.unmodifiableMap(tidy);
    }

    Topic with(Map<String, String> others) {
        return new Topic(name, partitions, replicas, others);
    }
}
