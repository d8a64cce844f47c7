package io.slipway.delegates.helm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.engine.release.History;
import io.slipway.engine.release.ReleaseRef;
import io.slipway.engine.release.Revision;
import io.slipway.engine.task.UndoRecord;

/**
 * The release as it was before a task.
 *
 * @param revision to which it goes back; 0 where there was none
 * @param latest the last one of all, which may be one that somebody died at
 */
record Before(ReleaseRef release, int revision, int latest, boolean namespace) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Before of(ReleaseRef release, History history, boolean namespace) {
        return new Before(
                release,
                history.standing().map(Revision::number).orElse(0),
                history.latest().map(Revision::number).orElse(0),
                namespace);
    }

    UndoRecord record() {
        return new UndoRecord(JSON.createObjectNode()
                .put("target", release.target())
                .put("namespace", release.namespace())
                .put("name", release.name())
                .put("revision", revision)
                .put("latest", latest)
                .put("hasNamespace", namespace)
                .toString());
    }

    static Before of(UndoRecord record) {
        var json = read(record.text());
        return new Before(
                new ReleaseRef(
                        json.path("target").asText(),
                        json.path("namespace").asText(),
                        json.path("name").asText()),
                json.path("revision").asInt(),
                json.path("latest").asInt(),
                json.path("hasNamespace").asBoolean(true));
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("The record of the release before the task cannot be read.", broken);
        }
    }

    boolean wasThere() {
        return revision > 0;
    }
}
