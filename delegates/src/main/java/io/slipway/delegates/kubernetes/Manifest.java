package io.slipway.delegates.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.engine.cluster.ObjectRef;
import io.slipway.engine.fault.Place;

/**
 * An object as a package writes it.
 *
 * @param place where it stands
 */
public record Manifest(ObjectNode json, Place place) {

    public ObjectRef ref() {
        return refOf(json);
    }

    public static ObjectRef refOf(JsonNode object) {
        var metadata = object.path("metadata");
        return new ObjectRef(
                object.path("apiVersion").asText(),
                object.path("kind").asText(),
                metadata.path("namespace").asText(),
                metadata.path("name").asText());
    }

    String kind() {
        return json.path("kind").asText();
    }

    Manifest inNamespace(String namespace) {
        var copy = json.deepCopy();
        copy.withObject("metadata").put("namespace", namespace);
        return new Manifest(copy, place);
    }

    Manifest withoutNamespace() {
        var copy = json.deepCopy();
        copy.withObject("metadata").remove("namespace");
        return new Manifest(copy, place);
    }
}
