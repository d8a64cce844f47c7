package io.slipway.engine.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Hides the secrets of a run in text (TR-8), in the forms in which they usually turn up: as they are, in base64, encoded for
 * URLs, escaped as in JSON; of several lines each line. A secret, or a line of one, of less than four letters is hidden only
 * where it stands by itself as a word: else each {@code 1} of a log would be hidden. The cost does not depend on how many
 * secrets there are.
 */
public final class Masking {

    public static final String MASK = "•••";

    /** For runs that have no secrets. */
    public static final Masking NONE = Masking.of(List.of());

    private static final int LETTERS = 4;

    /** By their first four letters; words apart, since most letters begin none. */
    private final Map<Long, List<String>> long4 = new HashMap<>();

    private final Map<Character, List<String>> words = new HashMap<>();

    private Masking() {}

    public static Masking of(Collection<String> secrets) {
        var masking = new Masking();
        var forms = new LinkedHashSet<String>();
        for (var secret : secrets) {
            if (secret.isBlank()) continue;
            if (secret.length() < LETTERS) forms.add(secret);
            else forms.addAll(SecretForms.of(secret));
        }
        forms.forEach(masking::add);
        return masking;
    }

    private void add(String form) {
        if (form.length() >= LETTERS) {
            long4.computeIfAbsent(first4(form, 0), letters -> new ArrayList<>()).add(form);
        } else if (!form.isEmpty()) {
            words.computeIfAbsent(form.charAt(0), letter -> new ArrayList<>()).add(form);
        }
    }

    private static long first4(String text, int at) {
        return (long) text.charAt(at) << 48
                | (long) text.charAt(at + 1) << 32
                | (long) text.charAt(at + 2) << 16
                | text.charAt(at + 3);
    }

    public String mask(String text) {
        if (long4.isEmpty() && words.isEmpty()) return text;
        StringBuilder masked = null;
        int copied = 0;
        for (int at = 0; at < text.length(); at++) {
            int end = endOfSecretAt(text, at);
            if (end < 0) continue;
            // Secrets may overlap: nothing of the second one may be left behind the first.
            for (int within = at + 1; within < end; within++) end = Math.max(end, endOfSecretAt(text, within));
            if (masked == null) masked = new StringBuilder(text.length());
            masked.append(text, copied, at).append(MASK);
            copied = end;
            at = end - 1;
        }
        return masked == null
                ? text
                : masked.append(text, copied, text.length()).toString();
    }

    public boolean finds(String text) {
        return !mask(text).equals(text);
    }

    /** All texts in it, and all keys. */
    public JsonNode mask(JsonNode json) {
        var nodes = JsonNodeFactory.instance;
        if (json.isTextual()) return nodes.textNode(mask(json.asText()));
        if (json.isNumber()) return finds(json.asText()) ? nodes.textNode(MASK) : json;
        if (json.isArray()) {
            var array = nodes.arrayNode();
            json.forEach(item -> array.add(mask(item)));
            return array;
        }
        if (!json.isObject()) return json;
        var object = nodes.objectNode();
        json.properties().forEach(entry -> object.set(mask(entry.getKey()), mask(entry.getValue())));
        return object;
    }

    /** What a schema calls secret, hidden; for answers to people. */
    public static JsonNode json(JsonNode schema, JsonNode json) {
        return SecretPaths.in(schema).replace(json, secret -> JsonNodeFactory.instance.textNode(MASK));
    }

    /** The end of the longest secret that begins there; -1 where none does. */
    private int endOfSecretAt(String text, int at) {
        int end = -1;
        if (at + LETTERS <= text.length()) {
            for (var form : long4.getOrDefault(first4(text, at), List.of())) {
                if (at + form.length() > end && text.startsWith(form, at)) end = at + form.length();
            }
        }
        if (words.isEmpty()) return end;
        for (var word : words.getOrDefault(text.charAt(at), List.of())) {
            if (at + word.length() > end && isWordAt(text, word, at)) end = at + word.length();
        }
        return end;
    }

    private static boolean isWordAt(String text, String word, int at) {
        int end = at + word.length();
        return text.startsWith(word, at)
                && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)))
                && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "Masking";
    }
}
