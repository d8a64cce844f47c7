package io.slipway.engine.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Carries changes of topics out and puts them back. Each step looks first, so that one that was done before a crash is not
 * done twice.
 *
 * @param told what was done, line by line
 */
public record TopicWork(Topics topics, String target, Consumer<String> told) {

    /** @return what was left as it is, with the command for who wants it otherwise */
    public List<String> apply(TopicChange change) throws TopicProblem {
        var now = now(change);
        if (change.after().isEmpty())
            return now.isEmpty() ? List.of() : deleted(change.name(), "is not wanted any more");
        if (now.isEmpty()) made(change.after().get());
        else brought(now.get(), change);
        return List.of();
    }

    private void made(Topic topic) throws TopicProblem {
        topics.create(target, topic);
        told.accept("Made: the topic " + topic.name() + " with " + partitions(topic.partitions()) + ".");
    }

    private void brought(Topic now, TopicChange change) throws TopicProblem {
        refuseWhatKafkaCannot(now, change.after().orElseThrow());
        set(change.name(), change.missing(now));
        int total = change.after().get().partitions();
        if (total == now.partitions()) return;
        topics.addPartitions(target, change.name(), total);
        told.accept("Added: the topic " + change.name() + " has " + partitions(total) + " now.");
    }

    private static void refuseWhatKafkaCannot(Topic now, Topic after) throws TopicProblem {
        var wish =
                new TopicWish(after.name(), Optional.of(after.partitions()), Optional.of(after.replicas()), Map.of());
        for (var fault : TopicRules.impossible(wish, now))
            throw new TopicProblem(fault.what() + " " + fault.mend(), false);
    }

    private void set(String name, Map<String, Optional<String>> settings) throws TopicProblem {
        if (settings.isEmpty()) return;
        topics.set(target, name, settings);
        told.accept("Set: " + String.join(", ", settings.keySet()) + " of the topic " + name + ".");
    }

    /** A topic with records in it is somebody's data, so it is never deleted. */
    private List<String> deleted(String name, String why) throws TopicProblem {
        long records = topics.records(target, name).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        if (records > 0) return List.of(kept(name, why, records));
        topics.delete(target, name);
        told.accept("Deleted: the topic " + name + ".");
        return List.of();
    }

    private String kept(String name, String why, long records) throws TopicProblem {
        return "The topic " + name + " " + why + ", but holds up to " + records
                + (records == 1 ? " record" : " records") + ", so it stays. To delete it with them: "
                + topics.broker(target).command("delete", name);
    }

    /** @return what could not be put back, or was not since somebody else has it now */
    public List<String> back(TopicChange change) throws TopicProblem {
        var now = now(change);
        if (change.before().isEmpty())
            return now.isEmpty() ? List.of() : deleted(change.name(), "was made and shall go again");
        if (now.isPresent()) return broughtBack(now.get(), change);
        if (change.after().isPresent())
            return List.of("The topic " + change.name() + " is not there any more: somebody has deleted it meanwhile.");
        made(change.before().get());
        return List.of();
    }

    private List<String> broughtBack(Topic now, TopicChange change) throws TopicProblem {
        if (change.after().isEmpty()) return List.of();
        var left = new ArrayList<String>();
        set(change.name(), formerSettings(now, change, left));
        var before = change.before().orElseThrow();
        boolean grew =
                change.after().get().partitions() > before.partitions() && now.partitions() > before.partitions();
        if (grew)
            left.add("The topic " + change.name() + " keeps " + partitions(now.partitions()) + " where it had "
                    + before.partitions() + ": Kafka cannot take partitions away.");
        return left;
    }

    /** Only what is still as this change has left it. */
    private static Map<String, Optional<String>> formerSettings(Topic now, TopicChange change, List<String> left) {
        var former = new TreeMap<String, Optional<String>>();
        for (var name : change.settings()) {
            var is = now.settings().get(name);
            var was = change.before().orElseThrow().settings().get(name);
            if (Objects.equals(is, was)) continue;
            if (Objects.equals(is, change.after().orElseThrow().settings().get(name)))
                former.put(name, Optional.ofNullable(was));
            else
                left.add("The setting " + name + " of the topic " + change.name()
                        + " was changed by somebody else meanwhile, so it stays as it is.");
        }
        return former;
    }

    private Optional<Topic> now(TopicChange change) throws TopicProblem {
        return Optional.ofNullable(topics.find(target, List.of(change.name())).get(change.name()));
    }

    private static String partitions(int count) {
        return count == 1 ? "1 partition" : count + " partitions";
    }
}
