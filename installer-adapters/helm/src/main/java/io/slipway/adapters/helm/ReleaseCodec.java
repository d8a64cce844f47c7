package io.slipway.adapters.helm;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.engine.release.ReleaseProblem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Helm's record of a revision, as it lies in a secret: base64 twice, once for the secret, and gzip. Numbers stay as they are. */
final class ReleaseCodec {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    /** A secret has 1 MiB; what it unpacks to is bounded too. */
    private static final int LARGEST = 256 << 20;

    private ReleaseCodec() {}

    static ObjectNode decode(String name, String text) {
        try {
            var decoder = Base64.getMimeDecoder();
            var bytes = decoder.decode(decoder.decode(text));
            try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                var json = in.readNBytes(LARGEST);
                if (JSON.readTree(json) instanceof ObjectNode release) return release;
            }
        } catch (IOException | IllegalArgumentException broken) {
            throw unreadable(name);
        }
        throw unreadable(name);
    }

    private static ReleaseProblem unreadable(String name) {
        return new ReleaseProblem(
                "Helm's record " + name + " cannot be read: it was damaged or changed by hand. Look at the secret of"
                        + " this name, and remove it if the revision is not needed.",
                false);
    }

    static String encode(ObjectNode release) {
        try {
            var bytes = new ByteArrayOutputStream();
            try (var out = new GZIPOutputStream(bytes)) {
                out.write(JSON.writeValueAsBytes(release));
            }
            var encoder = Base64.getEncoder();
            return encoder.encodeToString(encoder.encode(bytes.toByteArray()));
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
    }
}
