package io.slipway.helm;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** What came of a call, as one line of JSON: {@code {"out": …}} or {@code {"error": …}}. */
final class Answer {

    private static final JsonFactory JSON = new JsonFactory();

    private Answer() {}

    static String done(String out) {
        return line("out", out);
    }

    static String failed(String error) {
        return line("error", error);
    }

    private static String line(String key, String text) {
        var line = new StringWriter();
        try (var json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField(key, text);
            json.writeEndObject();
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return line.toString();
    }
}
