package io.slipway.engine.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The values of a release: documents of YAML or JSON, of which a later one goes over an earlier one. Secrets are among
 * them.
 */
public record ChartValues(List<String> documents) {

    private static final ObjectMapper SORTED =
            new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

    public ChartValues {
        documents = List.copyOf(documents);
    }

    /** Files first, then what the task says itself, in one form whatever the order of its keys. */
    public static ChartValues of(List<String> files, JsonNode own) {
        var all = new ArrayList<>(files);
        if (!own.isMissingNode() && !own.isEmpty()) all.add(canonical(own));
        return new ChartValues(all);
    }

    private static String canonical(JsonNode json) {
        try {
            return SORTED.writeValueAsString(SORTED.treeToValue(json, Object.class));
        } catch (JsonProcessingException never) {
            throw new IllegalStateException(never);
        }
    }

    /** In hexadecimal. */
    public String digest() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var document : documents) {
                var bytes = document.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + "\n").getBytes(StandardCharsets.US_ASCII));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("Every Java has SHA-256.", never);
        }
    }

    /** Without them. */
    @Override
    public String toString() {
        return "ChartValues[" + documents.size() + "]";
    }
}
