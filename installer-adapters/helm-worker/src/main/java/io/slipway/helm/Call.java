package io.slipway.helm;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A call: texts by name, flags that are set, and the files of values in their order. */
record Call(Map<String, String> texts, Set<String> flags, List<Path> values) {

    private static final JsonFactory JSON = new JsonFactory();

    static Call read(String line) throws IOException {
        var call = new Call(new HashMap<>(), new HashSet<>(), new ArrayList<>());
        try (var json = JSON.createParser(line)) {
            var name = "";
            for (var token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.FIELD_NAME) name = json.currentName();
                else if (token == JsonToken.VALUE_TRUE) call.flags.add(name);
                else if (token == JsonToken.VALUE_STRING) call.add(name, json.getText());
            }
        }
        return call;
    }

    private void add(String name, String text) {
        if (name.equals("values")) values.add(Path.of(text));
        else texts.put(name, text);
    }

    String text(String name) {
        var text = texts.get(name);
        if (text == null) throw new IllegalArgumentException("The call names no " + name + ".");
        return text;
    }

    Optional<String> found(String name) {
        return Optional.ofNullable(texts.get(name));
    }

    Path path(String name) {
        return Path.of(text(name));
    }

    boolean has(String flag) {
        return flags.contains(flag);
    }
}
