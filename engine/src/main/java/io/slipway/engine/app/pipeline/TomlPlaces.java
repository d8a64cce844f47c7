package io.slipway.engine.app.pipeline;

import com.fasterxml.jackson.core.JsonPointer;
import io.slipway.engine.fault.Place;
import java.util.HashMap;
import java.util.Map;

/** Where the tables of a TOML file begin: its parser does not tell. What has no header of its own is the whole file. */
final class TomlPlaces {

    private final String file;
    private final Map<String, Place> headers = new HashMap<>();

    TomlPlaces(String file, String text) {
        this.file = file;
        int number = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            number++;
            var content = line.strip();
            int end = content.indexOf(']');
            if (!content.startsWith("[") || content.startsWith("[[") || end < 0) continue;
            var name =
                    content.substring(1, end).replace("\"", "").replace("'", "").replaceAll("\\s*\\.\\s*", ".");
            headers.putIfAbsent(name.strip(), new Place(file, number, 1 + line.indexOf('[')));
        }
    }

    Place of(JsonPointer path) {
        var name = path.toString()
                .substring(1)
                .replace('/', '.')
                .replace("~1", "/")
                .replace("~0", "~");
        return headers.getOrDefault(name, Place.of(file));
    }
}
