package io.slipway.adapters.kafka;

import io.slipway.engine.topic.Broker;
import io.slipway.engine.topic.Topic;
import io.slipway.engine.topic.TopicProblem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Looks at topics without touching them. */
record TopicLook(Line line) {

    private static final String TO_LOOK = "look at topics";

    Broker broker() throws TopicProblem {
        var nodes = line.await(line.admin().describeCluster().nodes(), "look at its brokers");
        return new Broker(line.settings().name(), line.settings().bootstrap(), nodes.size());
    }

    Map<String, Topic> find(Collection<String> names) throws TopicProblem {
        var topics = new TreeMap<String, Topic>();
        if (names.isEmpty()) return topics;
        var described = described(names);
        var settings = settings(described.keySet());
        described.forEach((name, topic) -> {
            // One that is deleted between the two questions is not there.
            if (settings.containsKey(name)) topics.put(name, topic(topic, settings.get(name)));
        });
        return topics;
    }

    private Map<String, TopicDescription> described(Collection<String> names) throws TopicProblem {
        var described = new TreeMap<String, TopicDescription>();
        for (var answer : line.admin().describeTopics(names).topicNameValues().entrySet())
            there(answer.getValue()).ifPresent(topic -> described.put(answer.getKey(), topic));
        return described;
    }

    private Map<String, Config> settings(Collection<String> names) throws TopicProblem {
        var resources = names.stream().map(TopicLook::resource).toList();
        var settings = new HashMap<String, Config>();
        for (var answer : line.admin().describeConfigs(resources).values().entrySet())
            there(answer.getValue())
                    .ifPresent(config -> settings.put(answer.getKey().name(), config));
        return settings;
    }

    private <T> Optional<T> there(KafkaFuture<T> answer) throws TopicProblem {
        try {
            return Optional.of(line.answered(answer));
        } catch (ExecutionException refused) {
            var why = refused.getCause();
            if (why instanceof UnknownTopicOrPartitionException || why instanceof InvalidTopicException)
                return Optional.empty();
            throw line.complaints().about(TO_LOOK, why);
        }
    }

    static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private static Topic topic(TopicDescription topic, Config config) {
        int replicas = topic.partitions().stream()
                .map(TopicPartitionInfo::replicas)
                .mapToInt(List::size)
                .min()
                .orElse(0);
        return new Topic(topic.name(), topic.partitions().size(), replicas, own(config));
    }

    static Map<String, String> own(Config config) {
        var own = new HashMap<String, String>();
        for (var entry : config.entries())
            if (entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG && entry.value() != null)
                own.put(entry.name(), entry.value());
        return own;
    }

    Map<Integer, Long> records(String topic) throws TopicProblem {
        var there = described(List.of(topic)).get(topic);
        if (there == null) return Map.of();
        var first = offsets(there, OffsetSpec.earliest());
        var next = offsets(there, OffsetSpec.latest());
        var records = new TreeMap<Integer, Long>();
        next.forEach((partition, offset) -> {
            var begin = first.get(partition);
            records.put(partition.partition(), offset.offset() - (begin == null ? 0 : begin.offset()));
        });
        return records;
    }

    private Map<TopicPartition, ListOffsetsResultInfo> offsets(TopicDescription topic, OffsetSpec which)
            throws TopicProblem {
        var asked = new HashMap<TopicPartition, OffsetSpec>();
        for (var partition : new ArrayList<>(topic.partitions()))
            asked.put(new TopicPartition(topic.name(), partition.partition()), which);
        return line.await(line.admin().listOffsets(asked).all(), "look at the records of the topic " + topic.name());
    }
}
