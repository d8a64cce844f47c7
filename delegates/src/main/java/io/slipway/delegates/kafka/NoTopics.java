package io.slipway.delegates.kafka;

import io.slipway.engine.topic.Broker;
import io.slipway.engine.topic.Topic;
import io.slipway.engine.topic.TopicChange;
import io.slipway.engine.topic.TopicWish;
import io.slipway.engine.topic.Topics;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Where no Kafka can be reached: a command that looks at a package without a server. */
public final class NoTopics implements Topics {

    private static UnsupportedOperationException refused() {
        return new UnsupportedOperationException("No Kafka is asked here: this only reads packages.");
    }

    @Override
    public String name(String target) {
        throw refused();
    }

    @Override
    public Broker broker(String target) {
        throw refused();
    }

    @Override
    public Map<String, Topic> find(String target, Collection<String> names) {
        throw refused();
    }

    @Override
    public Map<String, Draft> draft(String target, Collection<TopicWish> wishes) {
        throw refused();
    }

    @Override
    public void rehearse(String target, TopicChange change) {
        throw refused();
    }

    @Override
    public void create(String target, Topic topic) {
        throw refused();
    }

    @Override
    public void addPartitions(String target, String topic, int total) {
        throw refused();
    }

    @Override
    public void set(String target, String topic, Map<String, Optional<String>> settings) {
        throw refused();
    }

    @Override
    public void delete(String target, String topic) {
        throw refused();
    }

    @Override
    public Map<Integer, Long> records(String target, String topic) {
        throw refused();
    }
}
