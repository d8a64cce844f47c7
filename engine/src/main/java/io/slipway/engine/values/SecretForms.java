package io.slipway.engine.values;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** The forms in which a secret may turn up in a log. */
final class SecretForms {

    /** Of base64 within base64 only so much is told apart from other text. */
    private static final int SHORTEST_PIECE = 8;

    private static final ObjectMapper PLAIN = new ObjectMapper();
    private static final ObjectMapper ASCII = new ObjectMapper(
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build());

    private SecretForms() {}

    static Set<String> of(String secret) {
        var forms = new LinkedHashSet<String>();
        addEncoded(secret, forms);
        // Tools add a line end before they encode: echo secret | base64.
        forms.add(base64(secret + "\n"));
        // Logs come line by line.
        secret.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> addEncoded(line, forms));
        return forms;
    }

    private static void addEncoded(String text, Set<String> forms) {
        forms.add(text);
        for (int before = 0; before < 3; before++) addPiece(text, before, forms);
        forms.add(base64(text));
        forms.add(base64(text).replace("=", ""));
        forms.add(base64(text).replace('+', '-').replace('/', '_'));
        var url = URLEncoder.encode(text, StandardCharsets.UTF_8);
        forms.add(url);
        forms.add(url.replace("+", "%20"));
        forms.add(url.replace("+", "%20").toLowerCase(Locale.ROOT));
        for (var json : new ObjectMapper[] {PLAIN, ASCII}) {
            var escaped = escaped(json, text);
            forms.add(escaped);
            forms.add(escaped.replace("/", "\\/"));
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What base64 makes of it behind other bytes, such as the user's name of a basic login. */
    private static void addPiece(String text, int before, Set<String> forms) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        int skip = (3 - before) % 3;
        int length = (bytes.length - skip) / 3 * 3;
        if (length / 3 * 4 < SHORTEST_PIECE) return;
        var piece = Arrays.copyOfRange(bytes, skip, skip + length);
        forms.add(Base64.getEncoder().encodeToString(piece));
        forms.add(Base64.getUrlEncoder().encodeToString(piece));
    }

    private static String escaped(ObjectMapper json, String text) {
        try {
            var quoted = json.writeValueAsString(TextNode.valueOf(text));
            return quoted.substring(1, quoted.length() - 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
