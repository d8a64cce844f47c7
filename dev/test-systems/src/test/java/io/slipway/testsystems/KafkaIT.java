package io.slipway.testsystems;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@WithKafka
class KafkaIT {

    private static final Set<String> PREFIXES = ConcurrentHashMap.newKeySet();

    @Test
    void whatIsProducedIsConsumed(KafkaBroker broker) throws Exception {
        var topic = broker.topicPrefix() + "orders";
        try (var admin = Admin.create(connection(broker))) {
            admin.createTopics(List.of(new NewTopic(topic, Optional.of(3), Optional.empty())))
                    .all()
                    .get();
        }
        try (var producer = new KafkaProducer<>(connection(broker), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "key", "one")).get();
            producer.send(new ProducerRecord<>(topic, "key", "two")).get();
        }
        assertThat(consumed(broker, topic, 2)).containsExactly("one", "two");
    }

    @Test
    void accessRulesCanBeRead(KafkaBroker broker) throws Exception {
        try (var admin = Admin.create(connection(broker))) {
            assertThat(admin.describeAcls(AclBindingFilter.ANY).values().get()).isEmpty();
        }
    }

    @RepeatedTest(2)
    void eachTestHasTopicsOfItsOwn(KafkaBroker broker, KafkaBroker again) {
        assertThat(PREFIXES.add(broker.topicPrefix())).isTrue();
        assertThat(again).isEqualTo(broker);
    }

    private static List<String> consumed(KafkaBroker broker, String topic, int count) {
        var settings = new HashMap<>(connection(broker));
        settings.put("group.id", topic);
        settings.put("auto.offset.reset", "earliest");
        var values = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            var limit = Instant.now().plusSeconds(30);
            while (values.size() < count && Instant.now().isBefore(limit)) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }

    private static Map<String, Object> connection(KafkaBroker broker) {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }
}
