package io.slipway.delegates.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.slipway.engine.http.Answer;
import io.slipway.engine.task.Outcome;
import java.util.LinkedHashMap;

/** What an answer has to be like, and what of it is handed on. Says nothing of its text, which may hold secrets. */
record Expectation(Statuses statuses, JsonNode values, JsonNode outputs) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Expectation read(JsonNode request) {
        var expect = request.path("expect");
        return new Expectation(
                Statuses.read(expect.path("status"), Statuses.GOOD), expect.path("body"), request.path("outputs"));
    }

    /** @param what the request, for people */
    Outcome judge(Answer answer, String what) {
        if (answer instanceof Answer.None none) return new Outcome.Failed(none.why(), none.maySucceedLater());
        var came = (Answer.Came) answer;
        if (!statuses.include(came.status()))
            return new Outcome.Failed(
                    what + " was answered with status " + came.status() + ", which is not an expected one.",
                    Statuses.PASSING.include(came.status()));
        return values.isEmpty() && outputs.isEmpty() ? Outcome.done() : judgeBody(json(came.body()), what);
    }

    private Outcome judgeBody(JsonNode body, String what) {
        if (body.isMissingNode())
            return new Outcome.Failed(what + " was answered with something that is no JSON.", false);
        for (var wanted : values.properties())
            if (!isSame(body.at(pointer(wanted.getKey())), wanted.getValue()))
                return new Outcome.Failed(
                        what + " was answered with another value at " + wanted.getKey() + " than expected.", true);
        var found = new LinkedHashMap<String, JsonNode>();
        for (var output : outputs.properties()) {
            var value = body.at(pointer(output.getValue().asText()));
            if (value.isMissingNode())
                return new Outcome.Failed(
                        what + " was answered without " + output.getValue().asText() + ", the output " + output.getKey()
                                + ".",
                        false);
            found.put(output.getKey(), value);
        }
        return new Outcome.Done(found);
    }

    /** Numbers by their value: 1 and 1.0 are the same. */
    private static boolean isSame(JsonNode found, JsonNode wanted) {
        return found.isNumber() && wanted.isNumber()
                ? found.decimalValue().compareTo(wanted.decimalValue()) == 0
                : found.equals(wanted)
                        || wanted.isTextual()
                                && found.isValueNode()
                                && found.asText().equals(wanted.asText());
    }

    static boolean isPointer(String text) {
        return text.isEmpty() || text.startsWith("/");
    }

    private static JsonPointer pointer(String text) {
        return isPointer(text) ? JsonPointer.compile(text) : JsonPointer.compile("/" + text);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }
}
