package io.slipway.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The parameters of a request. */
record Query(Map<String, String> values) {

    static Query read(@Nullable String raw) {
        var values = new HashMap<String, String>();
        if (raw != null)
            for (var pair : raw.split("&")) {
                int equals = pair.indexOf('=');
                values.put(decoded(equals < 0 ? pair : pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        return new Query(values);
    }

    static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    String text(String name) {
        return values.getOrDefault(name, "");
    }

    boolean is(String name) {
        return text(name).equals("true") || text(name).equals("1");
    }

    long number(String name, long otherwise) {
        return text(name).matches("\\d{1,18}") ? Long.parseLong(text(name)) : otherwise;
    }

    boolean isTrial() {
        return text("dryRun").equals("All");
    }

    Predicate<JsonNode> selector() {
        return Selector.of(text("labelSelector"), text("fieldSelector"));
    }
}
