package io.slipway.engine.topic;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is done to one topic, and with it what puts it back.
 *
 * @param before as it was found; empty where it was not there
 * @param after as it shall be; empty where it shall not be there
 */
public record TopicChange(String name, Optional<Topic> before, Optional<Topic> after) {

    public boolean isNothing() {
        return before.equals(after);
    }

    /** The settings in which the two differ; what others set meanwhile is none of our business. */
    Set<String> settings() {
        if (before.isEmpty() || after.isEmpty()) return Set.of();
        var names = new TreeSet<>(before.get().settings().keySet());
        names.addAll(after.get().settings().keySet());
        names.removeIf(name -> Objects.equals(
                before.get().settings().get(name), after.get().settings().get(name)));
        return names;
    }

    /** The same from how the topic was found. */
    public Map<String, Optional<String>> missing() {
        return missing(before.orElseThrow());
    }

    /** What has to be set, and what to be removed, to get there from here. */
    Map<String, Optional<String>> missing(Topic now) {
        var missing = new TreeMap<String, Optional<String>>();
        var wanted = after.orElseThrow().settings();
        for (var name : before.isPresent() ? settings() : wanted.keySet())
            if (!Objects.equals(now.settings().get(name), wanted.get(name)))
                missing.put(name, Optional.ofNullable(wanted.get(name)));
        return missing;
    }

    /** Whether the topic is as this change leaves it, as far as this change goes. */
    public boolean isDone(Optional<Topic> now) {
        return isLike(now, after);
    }

    /** Whether the topic is as this change has found it, as far as this change goes. */
    public boolean isUndone(Optional<Topic> now) {
        return isLike(now, before);
    }

    private boolean isLike(Optional<Topic> now, Optional<Topic> then) {
        if (now.isEmpty() || then.isEmpty()) return now.isEmpty() && then.isEmpty();
        var is = now.get().settings();
        var was = then.get().settings();
        var compared = before.isPresent() && after.isPresent() ? settings() : was.keySet();
        return now.get().partitions() == then.get().partitions()
                && compared.stream().allMatch(name -> Objects.equals(is.get(name), was.get(name)));
    }
}
