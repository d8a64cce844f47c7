package io.slipway.adapters.kafka;

import io.slipway.engine.topic.Topic;
import io.slipway.engine.topic.TopicChange;
import io.slipway.engine.topic.TopicProblem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigsOptions;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.CreatePartitionsOptions;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Changes topics, and returns when the change can be seen: what one broker has taken another may not know yet. */
record TopicEffects(Line line) {

    private static final long BETWEEN_LOOKS_MILLIS = 50;

    void create(Topic topic) throws TopicProblem {
        var wanted = new NewTopic(topic.name(), topic.partitions(), (short) topic.replicas()).configs(topic.settings());
        try {
            line.answered(line.admin().createTopics(List.of(wanted)).all());
        } catch (ExecutionException refused) {
            if (!(refused.getCause() instanceof TopicExistsException))
                throw line.complaints().about("make the topic " + topic.name(), refused.getCause());
            refuseAnother(topic);
        }
        awaitThat(topic.name(), now -> now.filter(topic::equals).isPresent());
    }

    /** The client may ask twice when the line breaks, and then meets its own topic. */
    private void refuseAnother(Topic topic) throws TopicProblem {
        var there = now(topic.name());
        if (there.isPresent() && !there.get().equals(topic))
            throw new TopicProblem(
                    "The topic " + topic.name()
                            + " was made by somebody else just now, and is another than the wanted one.",
                    true);
    }

    void addPartitions(String topic, int total) throws TopicProblem {
        line.await(
                line.admin()
                        .createPartitions(Map.of(topic, NewPartitions.increaseTo(total)))
                        .all(),
                "give " + total + " partitions to the topic " + topic);
        awaitThat(topic, now -> now.filter(one -> one.partitions() >= total).isPresent());
    }

    void set(String topic, Map<String, Optional<String>> settings) throws TopicProblem {
        line.await(
                line.admin()
                        .incrementalAlterConfigs(Map.of(TopicLook.resource(topic), operations(settings)))
                        .all(),
                "change settings of the topic " + topic);
        awaitThat(topic, now -> now.filter(one -> isSet(one, settings)).isPresent());
    }

    private static boolean isSet(Topic now, Map<String, Optional<String>> settings) {
        var wanted = new Topic(now.name(), now.partitions(), now.replicas(), present(settings)).settings();
        return settings.keySet().stream()
                .allMatch(name -> Objects.equals(now.settings().get(name), wanted.get(name)));
    }

    private static Map<String, String> present(Map<String, Optional<String>> settings) {
        var present = new java.util.HashMap<String, String>();
        settings.forEach((name, value) -> value.ifPresent(text -> present.put(name, text)));
        return present;
    }

    private static Collection<AlterConfigOp> operations(Map<String, Optional<String>> settings) {
        var operations = new ArrayList<AlterConfigOp>();
        settings.forEach((name, value) -> operations.add(new AlterConfigOp(
                new ConfigEntry(name, value.orElse("")),
                value.isPresent() ? AlterConfigOp.OpType.SET : AlterConfigOp.OpType.DELETE)));
        return operations;
    }

    void rehearse(TopicChange change) throws TopicProblem {
        var name = change.name();
        var settings = change.missing();
        if (!settings.isEmpty())
            line.await(
                    line.admin()
                            .incrementalAlterConfigs(
                                    Map.of(TopicLook.resource(name), operations(settings)),
                                    new AlterConfigsOptions().validateOnly(true))
                            .all(),
                    "change settings of the topic " + name);
        int total = change.after().orElseThrow().partitions();
        if (total > change.before().orElseThrow().partitions())
            line.await(
                    line.admin()
                            .createPartitions(
                                    Map.of(name, NewPartitions.increaseTo(total)),
                                    new CreatePartitionsOptions().validateOnly(true))
                            .all(),
                    "give " + total + " partitions to the topic " + name);
    }

    void delete(String topic) throws TopicProblem {
        try {
            line.answered(line.admin().deleteTopics(List.of(topic)).all());
        } catch (ExecutionException refused) {
            if (!(refused.getCause() instanceof UnknownTopicOrPartitionException))
                throw line.complaints().about("delete the topic " + topic, refused.getCause());
        }
        awaitThat(topic, Optional::isEmpty);
    }

    private Optional<Topic> now(String topic) throws TopicProblem {
        return Optional.ofNullable(new TopicLook(line).find(List.of(topic)).get(topic));
    }

    private void awaitThat(String topic, Predicate<Optional<Topic>> isSo) throws TopicProblem {
        var end = System.nanoTime() + line.patience().toNanos();
        while (!isSo.test(now(topic))) {
            if (System.nanoTime() > end)
                throw new TopicProblem(
                        "Kafka '" + line.settings().name() + "' has taken a change of the topic " + topic
                                + ", and does not show it.",
                        true);
            pause();
        }
    }

    private void pause() throws TopicProblem {
        try {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
        } catch (InterruptedException stopped) {
            throw line.complaints().interrupt(stopped);
        }
    }
}
