package io.slipway.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the API answers when it does not do it. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final transient ObjectNode body;

    Refusal(int status, String reason, String message) {
        super(message);
        this.status = status;
        this.body = JsonNodeFactory.instance
                .objectNode()
                .put("kind", "Status")
                .put("apiVersion", "v1")
                .put("status", "Failure")
                .put("message", message)
                .put("reason", reason)
                .put("code", status);
    }

    static Refusal notFound(String what, String name) {
        var refusal = new Refusal(404, "NotFound", what + " \"" + name + "\" not found");
        refusal.body.putObject("details").put("name", name).put("kind", what);
        return refusal;
    }

    static Refusal noSuchPath() {
        return new Refusal(404, "NotFound", "the server could not find the requested resource");
    }

    static Refusal invalid(String message) {
        return new Refusal(422, "Invalid", message);
    }

    int status() {
        return status;
    }

    ObjectNode body() {
        return body;
    }
}
