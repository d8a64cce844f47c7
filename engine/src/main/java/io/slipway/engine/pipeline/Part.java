package io.slipway.engine.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one app, or one task of a task package, puts into the configuration of a role.
 *
 * @param owner the app's name; of a task its package and id
 * @param run that has put it there, or will
 * @param content {@code text} as the service reads it, and {@code config} as a tree where the service is Vector
 */
public record Part(String owner, String run, JsonNode content) {

    public String text() {
        return content.path("text").asText();
    }

    public Optional<JsonNode> config() {
        return Optional.of(content.path("config")).filter(JsonNode::isObject);
    }

    public String digest() {
        return TextDigest.of(content.toString());
    }

    /** By their owners. */
    static SortedMap<String, String> digests(Collection<Part> parts) {
        var digests = new TreeMap<String, String>();
        parts.forEach(part -> digests.put(part.owner(), part.digest()));
        return digests;
    }

    /** Without the content, which may hold passwords. */
    @Override
    public String toString() {
        return "Part[" + owner + " by " + run + "]";
    }
}
