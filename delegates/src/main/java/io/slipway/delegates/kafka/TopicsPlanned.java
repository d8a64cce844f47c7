package io.slipway.delegates.kafka;

import io.slipway.engine.task.Change;
import io.slipway.engine.topic.Topic;
import io.slipway.engine.topic.TopicChange;
import io.slipway.engine.topic.TopicJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a task would change of topics, for people. */
record TopicsPlanned(List<TopicChange> changes) {

    Change change() {
        var seen = changes.stream()
                .map(one -> one.name() + one.before().map(TopicJson::write))
                .collect(Collectors.joining("\n"));
        var diff = changes.stream()
                .filter(one -> !one.isNothing())
                .map(TopicsPlanned::diff)
                .collect(Collectors.joining());
        return new Change(kind(), what(), diff, String.valueOf(seen.hashCode()));
    }

    private Change.Kind kind() {
        if (changes.stream().allMatch(TopicChange::isNothing)) return Change.Kind.KEEP;
        return changes.stream().allMatch(one -> one.before().isEmpty()) ? Change.Kind.CREATE : Change.Kind.CHANGE;
    }

    private String what() {
        var words = new TreeMap<String, TreeSet<String>>();
        for (var one : changes)
            words.computeIfAbsent(word(one), any -> new TreeSet<>()).add(one.name());
        return words.entrySet().stream()
                .map(word -> word.getKey() + " " + shown(word.getValue()))
                .collect(Collectors.joining("; ", "", "."));
    }

    private static String word(TopicChange change) {
        if (change.before().isEmpty()) return "Makes";
        return change.isNothing() ? "Keeps" : "Changes";
    }

    private static String shown(TreeSet<String> names) {
        if (names.size() > 5) return names.size() + " topics";
        return (names.size() == 1 ? "the topic " : "the topics ") + String.join(", ", names);
    }

    private static String diff(TopicChange change) {
        var lines = new StringBuilder("topic " + change.name() + "\n");
        var before = lines(change.before());
        var after = lines(change.after());
        var keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        for (var key : keys) {
            var was = before.get(key);
            var will = after.get(key);
            if (was != null && was.equals(will)) continue;
            if (was != null)
                lines.append("- ").append(key).append(" = ").append(was).append('\n');
            if (will != null)
                lines.append("+ ").append(key).append(" = ").append(will).append('\n');
        }
        return lines.toString();
    }

    private static Map<String, String> lines(Optional<Topic> topic) {
        var lines = new TreeMap<String, String>();
        topic.map(TopicJson::write).ifPresent(json -> json.properties()
                .forEach(one -> lines.put(one.getKey(), one.getValue().asText())));
        return lines;
    }
}
