package io.slipway.adapters.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.cluster.ClusterProblem;
import io.slipway.engine.yaml.DocumentReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Kubeconfig files, read each time, since tokens in them change, and parsed only when they have. */
final class ReadConfigs {

    private record Parsed(byte[] bytes, JsonNode json) {}

    private final Map<Path, Parsed> parsed = new ConcurrentHashMap<>();

    /** Nobody changes what it says. */
    JsonNode json(Path file) {
        var bytes = bytes(file);
        var known = parsed.get(file);
        if (known != null && Arrays.equals(known.bytes, bytes)) return known.json;
        var json = parse(file);
        // What was changed between the two is found out the next time.
        if (bytes != null) parsed.put(file, new Parsed(bytes, json));
        return json;
    }

    private static byte @Nullable [] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException gone) {
            // Told by the reader, in its words.
            return null;
        }
    }

    private static JsonNode parse(Path file) {
        var document = new DocumentReader().read(file.toString() + ".yaml", file);
        if (!document.faults().isEmpty() || document.root().isEmpty())
            throw new ClusterProblem(
                    "The kubeconfig " + file + " cannot be read: "
                            + document.faults().stream()
                                    .map(fault -> fault.what())
                                    .findFirst()
                                    .orElse("it is empty."),
                    false);
        return document.root().get().json();
    }
}
