package io.slipway.adapters.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.engine.cluster.ObjectRef;
import io.slipway.engine.cluster.Written;
import io.slipway.engine.cluster.Written.FieldConflict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What the API server says to a write, in our words. */
final class Answers {

    static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();

    private Answers() {}

    static Written read(ObjectRef object, Api.Answer answer) {
        var body = answer.body();
        if (answer.isGood()) return new Written.Stored(body);
        return switch (answer.status()) {
            case 404 -> new Written.Nowhere(object + ": " + message(object, body));
            case 409 -> conflict(object, body);
            // 500 is also what it says of a field that it does not know.
            default ->
                new Written.Refused(
                        object + ": " + message(object, body), answer.status() == 429 || answer.status() > 500);
        };
    }

    private static Written conflict(ObjectRef object, JsonNode body) {
        var fields = new ArrayList<FieldConflict>();
        for (var cause : body.path("details").path("causes"))
            if (cause.path("reason").asText().equals("FieldManagerConflict"))
                fields.add(new FieldConflict(
                        cause.path("field").asText(),
                        cause.path("message").asText().replaceFirst("^conflict with ", "")));
        return fields.isEmpty()
                ? new Written.Outdated(object + ": " + message(object, body))
                : new Written.Conflicting(fields);
    }

    /** Of a secret only the fields: the server repeats values that it does not like. */
    private static String message(ObjectRef object, JsonNode body) {
        if (!object.kind().equals("Secret") || !body.path("reason").asText().equals("Invalid"))
            return body.path("message").asText("refused without a reason");
        return "it is not valid: " + causes(body).stream().distinct().collect(Collectors.joining(", "));
    }

    private static List<String> causes(JsonNode body) {
        var all = new ArrayList<String>();
        for (var cause : body.path("details").path("causes"))
            all.add(cause.path("field").asText() + " ("
                    + cause.path("reason").asText().replaceFirst("^FieldValue", "") + ")");
        return all;
    }
}
