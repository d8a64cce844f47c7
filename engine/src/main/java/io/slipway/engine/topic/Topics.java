package io.slipway.engine.topic;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * The topics on the Kafkas of this site. What was changed can be seen when a call returns. An interrupt ends a call with a
 * problem, and stays set.
 */
public interface Topics {

    /** What a broker says to a new topic that nobody makes yet. */
    sealed interface Draft {

        /** @param topic as it would be, with what the broker adds */
        record Fine(Topic topic) implements Draft {}

        record Refused(String sentence) implements Draft {}
    }

    /**
     * The name of a Kafka as the site calls it. Asks nobody.
     *
     * @param target its name; empty for the default one
     */
    String name(String target) throws TopicProblem;

    /** Whether it answers, and how many brokers it has. */
    Broker broker(String target) throws TopicProblem;

    /** Those that are there, by name. */
    Map<String, Topic> find(String target, Collection<String> names) throws TopicProblem;

    /** Makes nothing. By name. */
    Map<String, Draft> draft(String target, Collection<TopicWish> wishes) throws TopicProblem;

    /** Has the broker say whether it would take the change of a topic that is there. Changes nothing. */
    void rehearse(String target, TopicChange change) throws TopicProblem;

    /** Where it is there already just like this, nothing is done. */
    void create(String target, Topic topic) throws TopicProblem;

    /** @param total how many there are afterwards */
    void addPartitions(String target, String topic, int total) throws TopicProblem;

    /** @param settings by name; an empty one is removed. Others stay as they are */
    void set(String target, String topic, Map<String, Optional<String>> settings) throws TopicProblem;

    /** Where it is not there nothing is done. */
    void delete(String target, String topic) throws TopicProblem;

    /** How many records each partition holds, at most; none for a topic that is not there. */
    Map<Integer, Long> records(String target, String topic) throws TopicProblem;
}
