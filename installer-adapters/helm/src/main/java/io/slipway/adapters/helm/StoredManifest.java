package io.slipway.adapters.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.engine.release.ChartValues;
import io.slipway.engine.release.Marks;
import java.util.List;
import java.util.Set;

/**
 * The record of an earlier revision as a chart that renders to just that: its manifest word by word, so nothing random is
 * drawn again, and nothing has to be there of the chart it came from.
 */
record StoredManifest(JsonNode record) {

    /** Hooks are not run on the way back, as by Helm's own rollback; those of a later removal or test stay known. */
    private static final Set<String> LATER = Set.of(
            "pre-delete", "post-delete", "test", "test-success", "test-failure", "pre-rollback", "post-rollback");

    private static final String VERBATIM = "{{ .Files.Get \"%s\" }}";

    void writeInto(CallFolder folder, Marks marks) {
        var metadata = ((ObjectNode) record.path("chart").path("metadata")).deepCopy();
        metadata.remove(List.of("dependencies", "type"));
        ChartMarks.write(metadata, marks);
        folder.put(ChartManifest.FILE, metadata.toString());
        folder.put("values.yaml", record.path("chart").path("values").toString());
        folder.put("manifest.yaml", manifest());
        folder.put("templates/manifest.yaml", VERBATIM.formatted("manifest.yaml"));
        var notes = record.path("info").path("notes").asText("");
        if (notes.isEmpty()) return;
        folder.put("notes.txt", notes);
        folder.put("templates/NOTES.txt", VERBATIM.formatted("notes.txt"));
    }

    private String manifest() {
        var manifest = new StringBuilder(record.path("manifest").asText());
        for (var hook : record.path("hooks"))
            if (isForLater(hook.path("events")))
                manifest.append("\n---\n").append(hook.path("manifest").asText());
        return manifest.toString();
    }

    private static boolean isForLater(JsonNode events) {
        for (var event : events) if (!LATER.contains(event.asText())) return false;
        return !events.isEmpty();
    }

    ChartValues values() {
        return ChartValues.of(List.of(), record.path("config"));
    }
}
