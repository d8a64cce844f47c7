package io.slipway.delegates.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.engine.cluster.ObjectRef;
import io.slipway.engine.secrets.SecretBox;
import io.slipway.engine.task.UndoRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The objects as they were before a task, each whole, in the order in which they are applied. Secrets are among them, so
 * the record is encrypted as a whole.
 *
 * @param set whose list it is
 * @param objects empty for those that were not there
 */
record Before(String target, AppliedSet set, Map<ObjectRef, Optional<ObjectNode>> objects) {

    private static final ObjectMapper JSON = new ObjectMapper();

    Before {
        objects = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(objects));
    }

    UndoRecord sealed(SecretBox box) {
        var record = JsonNodeFactory.instance.objectNode();
        record.put("target", target).put("namespace", set.namespace()).put("set", set.name());
        var list = record.putArray("objects");
        objects.forEach((ref, before) -> {
            var one = list.addObject();
            one.put("apiVersion", ref.apiVersion()).put("kind", ref.kind());
            one.put("namespace", ref.namespace()).put("name", ref.name());
            before.ifPresent(object -> one.set("before", object));
        });
        return new UndoRecord(box.close(packed(record)));
    }

    /** None where nothing was recorded, and so nothing ever began. */
    static Optional<Before> of(UndoRecord record, SecretBox box) {
        return record.text().isEmpty() ? Optional.empty() : Optional.of(read(unpacked(box.open(record.text()))));
    }

    private static Before read(JsonNode record) {
        var objects = new LinkedHashMap<ObjectRef, Optional<ObjectNode>>();
        for (var one : record.path("objects")) {
            var ref = new ObjectRef(
                    one.path("apiVersion").asText(),
                    one.path("kind").asText(),
                    one.path("namespace").asText(),
                    one.path("name").asText());
            objects.put(ref, one.path("before") instanceof ObjectNode object ? Optional.of(object) : Optional.empty());
        }
        var set = new AppliedSet(
                record.path("namespace").asText(), record.path("set").asText());
        return new Before(record.path("target").asText(), set, objects);
    }

    /** Manifests repeat themselves, and what is encrypted cannot be packed any more. */
    private static String packed(JsonNode record) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(JSON.writeValueAsBytes(record));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static JsonNode unpacked(String text) {
        try (var zip =
                new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(text)))) {
            return JSON.readTree(zip);
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }
}
