package io.slipway.engine.install;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.app.access.Grant;
import io.slipway.engine.app.kind.AppKind;
import io.slipway.engine.app.kind.KeyRule;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An object of an app as it is in force, without its secrets.
 *
 * @param isLocal whether it was changed or made at run time
 */
public record ObjectShown(
        String app, String kind, String name, int revision, Map<String, String> values, boolean isLocal, Grant grant) {

    /** Stands for a secret; who gives it back leaves the secret as it is. */
    static final String SECRET = "(secret)";

    static Map<String, String> shown(AppKind kind, JsonNode content) {
        var shown = new LinkedHashMap<String, String>();
        texts(content)
                .forEach((key, value) -> shown.put(key, isSecret(kind, key) && !value.isEmpty() ? SECRET : value));
        return shown;
    }

    static Map<String, String> texts(JsonNode content) {
        var texts = new LinkedHashMap<String, String>();
        content.properties()
                .forEach(one -> texts.put(one.getKey(), one.getValue().asText()));
        return texts;
    }

    static boolean isSecret(AppKind kind, String key) {
        return kind.key(key).filter(KeyRule::secret).isPresent();
    }
}
