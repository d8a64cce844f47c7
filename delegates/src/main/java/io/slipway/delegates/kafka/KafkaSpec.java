package io.slipway.delegates.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.task.TaskContext;
import io.slipway.engine.topic.TopicJson;
import io.slipway.engine.topic.TopicWish;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** What a task wants of topics, in which Kafka. */
record KafkaSpec(JsonNode spec) {

    static KafkaSpec of(TaskContext task) {
        return new KafkaSpec(task.spec());
    }

    /** Empty for the default one. */
    String target() {
        return spec.path("target").asText();
    }

    List<String> names() {
        var names = new ArrayList<String>();
        spec.path("topics").fieldNames().forEachRemaining(names::add);
        return names;
    }

    List<TopicWish> wishes() {
        var wishes = new ArrayList<TopicWish>();
        spec.path("topics").properties().forEach(one -> wishes.add(wish(one.getKey(), one.getValue())));
        return wishes;
    }

    private static TopicWish wish(String name, JsonNode written) {
        var settings = new HashMap<String, Optional<String>>();
        written.path("config").properties().forEach(one -> {
            if (!isOpen(one.getValue())) settings.put(one.getKey(), value(one.getValue()));
        });
        return new TopicWish(
                name, count(written.path("partitions")), count(written.path("replicationFactor")), settings);
    }

    private static Optional<Integer> count(JsonNode written) {
        return isOpen(written) ? Optional.empty() : TopicJson.count(written);
    }

    private static Optional<String> value(JsonNode written) {
        return written.isNull() ? Optional.empty() : Optional.of(written.asText());
    }

    /** An expression that is filled in only when the tasks before it have run. */
    private static boolean isOpen(JsonNode written) {
        return written.isTextual() && written.asText().contains("${");
    }
}
