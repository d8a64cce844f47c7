package io.slipway.adapters.kubernetes.ready;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** The conditions in an object's status. */
record Conditions(JsonNode object) {

    Optional<JsonNode> find(String type) {
        for (var condition : object.path("status").path("conditions"))
            if (condition.path("type").asText().equals(type)) return Optional.of(condition);
        return Optional.empty();
    }

    boolean isTrue(String type) {
        return has(type, "True");
    }

    boolean has(String type, String status) {
        return find(type)
                .filter(condition -> condition.path("status").asText().equals(status))
                .isPresent();
    }

    /** {@code BackoffLimitExceeded: Job has reached the specified backoff limit}. */
    String reason(String type) {
        return find(type).map(Conditions::reason).orElse("");
    }

    static String reason(JsonNode told) {
        var reason = told.path("reason").asText();
        var message = told.path("message").asText().strip();
        if (message.isEmpty()) return reason;
        return reason.isEmpty() || message.startsWith(reason) ? message : reason + ": " + message;
    }
}
