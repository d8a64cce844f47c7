package io.slipway.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Which objects a request means: by labels and by fields. */
final class Selector {

    private static final Pattern SET = Pattern.compile("(\\S+)\\s+(in|notin)\\s+\\((.*)\\)");

    private Selector() {}

    static Predicate<JsonNode> of(String labels, String fields) {
        var all = new ArrayList<Predicate<JsonNode>>();
        for (var term : terms(labels))
            all.add(object -> isLabelled(object.path("metadata").path("labels"), term));
        for (var term : terms(fields)) all.add(field(term));
        return object -> all.stream().allMatch(one -> one.test(object));
    }

    /** Not at the commas in {@code a in (x, y)}. */
    private static List<String> terms(String text) {
        return Arrays.stream(text.split(",(?![^(]*\\))"))
                .map(String::strip)
                .filter(term -> !term.isEmpty())
                .toList();
    }

    private static boolean isLabelled(JsonNode labels, String term) {
        var set = SET.matcher(term);
        if (set.matches()) {
            var values =
                    Arrays.stream(set.group(3).split(",")).map(String::strip).toList();
            boolean isIn = labels.has(set.group(1))
                    && values.contains(labels.path(set.group(1)).asText());
            return isIn == set.group(2).equals("in");
        }
        int equals = term.indexOf('=');
        if (equals < 0) return term.startsWith("!") ? !labels.has(term.substring(1)) : labels.has(term);
        boolean isNot = equals > 0 && term.charAt(equals - 1) == '!';
        var name = term.substring(0, isNot ? equals - 1 : equals).strip();
        var value = term.substring(equals + 1).replaceFirst("^=", "").strip();
        return labels.has(name) && labels.path(name).asText().equals(value) != isNot;
    }

    private static Predicate<JsonNode> field(String term) {
        int equals = term.indexOf('=');
        if (equals < 0) throw new Refusal(400, "BadRequest", "invalid field selector: " + term);
        boolean isNot = equals > 0 && term.charAt(equals - 1) == '!';
        var path = "/" + term.substring(0, isNot ? equals - 1 : equals).replace('.', '/');
        var value = term.substring(equals + 1).replaceFirst("^=", "");
        return object -> object.at(path).asText().equals(value) != isNot;
    }
}
