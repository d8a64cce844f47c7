package io.slipway.web.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;

/** Makes stored outputs fit to be shown: what is secret in them stays covered. */
final class Outputs {

    /** The one key of an object that stands for a secret. */
    private static final String SECRET = "$secret";

    private static final String COVERED = "***";
    private static final ObjectMapper JSON = new ObjectMapper();

    private Outputs() {}

    static JsonNode masked(String stored) {
        try {
            return masked(JSON.readTree(stored));
        } catch (JsonProcessingException unreadable) {
            // Whatever it is, it is not for showing.
            return JsonNodeFactory.instance.textNode(COVERED);
        }
    }

    private static JsonNode masked(JsonNode node) {
        if (node.has(SECRET)) return JsonNodeFactory.instance.textNode(COVERED);
        if (node.isObject()) {
            var shown = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, JsonNode> field : node.properties())
                shown.set(field.getKey(), masked(field.getValue()));
            return shown;
        }
        if (node.isArray()) {
            var shown = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> shown.add(masked(item)));
            return shown;
        }
        return node;
    }
}
