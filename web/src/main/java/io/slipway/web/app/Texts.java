package io.slipway.web.app;

import io.slipway.engine.run.RunProblem;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A stanza as somebody sent it: each value has to be there. */
final class Texts {

    private Texts() {}

    static Map<String, String> of(Map<String, @Nullable String> sent) {
        var texts = new LinkedHashMap<String, String>();
        sent.forEach((key, value) -> {
            if (value == null)
                throw new RunProblem(
                        RunProblem.Kind.INVALID, "Each value has to be a text; leave a key out to take it away.");
            texts.put(key, value);
        });
        return texts;
    }
}
