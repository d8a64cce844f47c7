package io.slipway.engine.topic;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What somebody wants of a topic.
 *
 * @param partitions empty for as many as there are, or as the broker usually makes
 * @param replicas the same
 * @param settings by name; an empty one shall not be set
 */
public record TopicWish(
        String name, Optional<Integer> partitions, Optional<Integer> replicas, Map<String, Optional<String>> settings) {

    public TopicWish {
        settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    }

    /** The settings that are wanted. */
    public Map<String, String> set() {
        var set = new TreeMap<String, String>();
        settings.forEach((key, value) -> value.ifPresent(text -> set.put(key, text)));
        return set;
    }

    /**
     * The topic that is there, as it shall be.
     *
     * @param ours settings that we have set at another time: those of them that are not wanted any more go, while what
     *     others have set stays
     */
    public Topic over(Topic now, Set<String> ours) {
        var after = new TreeMap<>(now.settings());
        var dropped = new TreeSet<>(ours);
        settings.forEach((key, value) -> {
            if (value.isEmpty()) dropped.add(key);
            else dropped.remove(key);
        });
        dropped.forEach(after::remove);
        after.putAll(set());
        return new Topic(name, partitions.orElse(now.partitions()), replicas.orElse(now.replicas()), after);
    }
}
