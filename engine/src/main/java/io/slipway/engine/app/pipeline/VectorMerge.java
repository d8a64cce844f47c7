package io.slipway.engine.app.pipeline;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.engine.app.layout.AppSource;
import io.slipway.engine.app.lint.Findings;
import io.slipway.engine.fault.Place;
import java.util.HashMap;
import java.util.Map;

/**
 * Vector's files as one tree. Files of one source add up, and may not say the same thing twice; {@code local} changes single
 * keys of components.
 */
final class VectorMerge {

    private final Findings findings;
    private final ObjectNode merged = JsonNodeFactory.instance.objectNode();
    private final Map<String, Place> places = new HashMap<>();
    private final Map<String, Place> first = new HashMap<>();

    VectorMerge(Findings findings) {
        this.findings = findings;
    }

    ObjectNode merged() {
        return merged;
    }

    Place place(String section, String id) {
        return places.getOrDefault(section + "." + id, Place.UNKNOWN);
    }

    /** First all files of {@code default}, then all of {@code local}. */
    void add(VectorTree tree) {
        tree.root().fields().forEachRemaining(field -> {
            if (field.getValue().isObject())
                field.getValue()
                        .fields()
                        .forEachRemaining(part -> part(tree, field.getKey(), part.getKey(), part.getValue()));
            else whole(tree, field.getKey(), field.getValue());
        });
    }

    /** Lists, such as Vector's own tests, go on from file to file. */
    private void whole(VectorTree tree, String key, JsonNode value) {
        if (VectorCheck.SECTIONS.contains(key)) {
            findings.error(PipelineFaults.noTable(placeOf(tree, key), key));
            return;
        }
        if (merged.path(key) instanceof ArrayNode there && value instanceof ArrayNode more) there.addAll(more);
        else if (isFirst(tree, key, placeOf(tree, key))) merged.set(key, value.deepCopy());
    }

    private void part(VectorTree tree, String section, String id, JsonNode value) {
        var place = placeOf(tree, section, id);
        if (!isFirst(tree, section + "." + id, place)) return;
        places.putIfAbsent(section + "." + id, place);
        var table = merged.path(section) instanceof ObjectNode there ? there : merged.putObject(section);
        boolean isChange = tree.file().source() == AppSource.LOCAL;
        if (isChange && table.path(id) instanceof ObjectNode below && value instanceof ObjectNode above) {
            below.setAll(above);
        } else {
            table.set(id, value.deepCopy());
        }
    }

    private boolean isFirst(VectorTree tree, String what, Place place) {
        var twin = first.putIfAbsent(tree.file().source() + "/" + what, place);
        if (twin != null) findings.error(PipelineFaults.twice(place, what, twin));
        return twin == null;
    }

    private static Place placeOf(VectorTree tree, String... steps) {
        var path = JsonPointer.empty();
        for (var step : steps) path = path.appendProperty(step);
        return tree.places().apply(path);
    }
}
