package io.slipway.adapters.kafka;

import io.slipway.engine.site.Kafka;
import io.slipway.engine.site.Targets;
import io.slipway.engine.topic.Topic;
import io.slipway.engine.topic.TopicProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** A site with one Kafka called main, and what others do there. */
final class Kafkas {

    /** In place of a topic that is not there. */
    static final Topic GONE = new Topic("gone", 0, 0, Map.of());

    private Kafkas() {}

    static Topic live(SiteTopics topics, String name) throws TopicProblem {
        return topics.find("", List.of(name)).getOrDefault(name, GONE);
    }

    static SiteTopics site(String bootstrap, Map<String, String> properties) {
        var byName = new LinkedHashMap<String, Kafka>();
        byName.put("main", new Kafka("main", bootstrap, properties, true));
        return new SiteTopics(new Targets<>(byName));
    }

    static void produce(String bootstrap, String topic, int records) throws InterruptedException, ExecutionException {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "max.block.ms", "10000");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (int i = 0; i < records; i++)
                producer.send(new ProducerRecord<>(topic, "key-" + i, "value")).get();
        }
    }
}
