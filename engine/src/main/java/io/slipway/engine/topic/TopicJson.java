package io.slipway.engine.topic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Optional;

/** Topics as apps write them: one object of texts, {@code {"partitions": "3", "replication.factor": "1", "retention.ms": "…"}}. */
public final class TopicJson {

    private static final String PARTITIONS = "partitions";
    private static final String REPLICAS = "replication.factor";

    private TopicJson() {}

    public static ObjectNode write(Topic topic) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put(PARTITIONS, String.valueOf(topic.partitions()));
        json.put(REPLICAS, String.valueOf(topic.replicas()));
        topic.settings().forEach(json::put);
        return json;
    }

    public static Topic read(String name, JsonNode json) {
        var wish = wish(name, json);
        return new Topic(name, wish.partitions().orElse(1), wish.replicas().orElse(1), wish.set());
    }

    public static TopicWish wish(String name, JsonNode json) {
        var settings = new HashMap<String, Optional<String>>();
        json.properties()
                .forEach(one ->
                        settings.put(one.getKey(), Optional.of(one.getValue().asText())));
        settings.remove(PARTITIONS);
        settings.remove(REPLICAS);
        return new TopicWish(name, count(json.path(PARTITIONS)), count(json.path(REPLICAS)), settings);
    }

    /** What is no number of that size was told of by the package's check; here it is one that no rule lets pass. */
    public static Optional<Integer> count(JsonNode written) {
        if (written.isMissingNode() || written.isNull()) return Optional.empty();
        try {
            return Optional.of(Integer.parseInt(written.asText().strip()));
        } catch (NumberFormatException noCount) {
            return Optional.of(-1);
        }
    }
}
