package io.slipway.delegates.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.engine.task.UndoRecord;
import io.slipway.engine.topic.Topic;
import io.slipway.engine.topic.TopicChange;
import io.slipway.engine.topic.TopicJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** The topics of a task as they were before it, with what it makes of them: its undo record. */
record TopicsBefore(List<Entry> entries) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param kafka by the site's name */
    record Entry(String kafka, TopicChange change) {

        private String key() {
            return kafka + "/" + change.name();
        }
    }

    TopicsBefore {
        entries = List.copyOf(entries);
    }

    static TopicsBefore of(String kafka, List<TopicChange> changes) {
        return new TopicsBefore(
                changes.stream().map(change -> new Entry(kafka, change)).toList());
    }

    /** From as it was before the first round to what the last one made of it; with other values a round may want others. */
    static TopicsBefore joined(List<UndoRecord> rounds) {
        var all = new LinkedHashMap<String, Entry>();
        for (var round : rounds)
            for (var entry : read(round).entries()) all.merge(entry.key(), entry, TopicsBefore::over);
        return new TopicsBefore(List.copyOf(all.values()));
    }

    private static Entry over(Entry first, Entry last) {
        return new Entry(
                first.kafka(),
                new TopicChange(
                        first.change().name(),
                        first.change().before(),
                        last.change().after()));
    }

    UndoRecord record() {
        var rows = JsonNodeFactory.instance.arrayNode();
        for (var entry : entries) {
            var row = rows.addObject();
            row.put("kafka", entry.kafka()).put("topic", entry.change().name());
            entry.change().before().ifPresent(topic -> row.set("before", TopicJson.write(topic)));
            entry.change().after().ifPresent(topic -> row.set("after", TopicJson.write(topic)));
        }
        return new UndoRecord(rows.toString());
    }

    /** Nothing was recorded where nothing was begun. */
    static TopicsBefore read(UndoRecord record) {
        if (record.text().isEmpty()) return new TopicsBefore(List.of());
        try {
            var entries = new ArrayList<Entry>();
            for (var row : JSON.readTree(record.text())) entries.add(entry(row));
            return new TopicsBefore(entries);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("The undo record of topics is JSON, and this is none.", broken);
        }
    }

    private static Entry entry(JsonNode row) {
        var name = row.path("topic").asText();
        return new Entry(
                row.path("kafka").asText(),
                new TopicChange(name, topic(name, row, "before"), topic(name, row, "after")));
    }

    private static Optional<Topic> topic(String name, JsonNode row, String field) {
        return row.hasNonNull(field) ? Optional.of(TopicJson.read(name, row.get(field))) : Optional.empty();
    }
}
