package io.slipway.delegates.kafka;

import io.slipway.engine.task.ResourceKey;
import io.slipway.engine.topic.TopicProblem;
import io.slipway.engine.topic.Topics;

/** By what name a topic is reserved: {@code topic:main/orders}. */
final class TopicKey {

    private TopicKey() {}

    static ResourceKey of(Topics topics, String target, String topic) {
        return new ResourceKey("topic:" + kafka(topics, target) + "/" + topic);
    }

    /** That there is no such Kafka is told by the check, with all other faults. */
    private static String kafka(Topics topics, String target) {
        try {
            return topics.name(target);
        } catch (TopicProblem unknown) {
            return target.matches("[a-zA-Z0-9._-]{1,63}") ? target : "unknown";
        }
    }
}
