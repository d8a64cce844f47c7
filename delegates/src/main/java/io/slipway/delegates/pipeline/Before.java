package io.slipway.delegates.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.engine.pipeline.RoleName;
import io.slipway.engine.secrets.SecretBox;
import io.slipway.engine.task.UndoRecord;
import java.util.Optional;

/**
 * The part of a task before it.
 *
 * @param content none where it had none
 */
record Before(RoleName role, String owner, Optional<JsonNode> content) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Passwords may be in it. */
    UndoRecord sealed(SecretBox box) {
        var record = JsonNodeFactory.instance.objectNode();
        record.put("service", role.service()).put("role", role.role()).put("owner", owner);
        content.ifPresent(part -> record.set("content", part));
        return new UndoRecord(box.close(record.toString()));
    }

    /** None where nothing was recorded, and so nothing ever began. */
    static Optional<Before> of(UndoRecord record, SecretBox box) {
        if (record.text().isEmpty()) return Optional.empty();
        try {
            var read = JSON.readTree(box.open(record.text()));
            var role = new RoleName(
                    read.path("service").asText(), read.path("role").asText());
            var content = Optional.of(read.path("content")).filter(JsonNode::isObject);
            return Optional.of(new Before(role, read.path("owner").asText(), content));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("Undo records of pipelines are kept as JSON, and this is none.", broken);
        }
    }
}
