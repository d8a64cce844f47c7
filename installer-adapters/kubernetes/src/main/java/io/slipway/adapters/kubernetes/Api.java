package io.slipway.adapters.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.slipway.engine.cluster.ClusterProblem;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The API of one cluster: requests with JSON, with the client's login and its patience. */
final class Api {

    static final String JSON = "application/json";

    /** JSON is YAML too; this type alone asks for server-side apply. */
    static final String APPLY = "application/apply-patch+yaml";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int LONGEST_SECONDS = 60;

    /** Too many requests, or something before the server that does not reach it. What it refuses as 500 it refuses again. */
    private static final Set<Integer> BUSY = Set.of(429, 502, 503, 504);

    /** After 0.1, 0.2, 0.4 … seconds: an API server that is restarted is away for a few of them. */
    private static final int TRIES_AGAIN = 6;

    private static final long FIRST_PAUSE_MILLIS = 100;

    private final KubernetesClient client;

    Api(KubernetesClient client) {
        this.client = client;
    }

    /** @param status 200, or 404 */
    record Answer(int status, ObjectNode body) {
        boolean isGood() {
            return status >= 200 && status < 300;
        }
    }

    Answer get(String path) {
        return send("GET", path, JSON, "");
    }

    Answer send(String method, String path, String type, String body) {
        for (int tries = 0; ; tries++) {
            try {
                var answer = sendOnce(method, path, type, body);
                if (tries == TRIES_AGAIN || !BUSY.contains(answer.status())) return answer;
            } catch (ClusterProblem away) {
                if (tries == TRIES_AGAIN || Thread.currentThread().isInterrupted()) throw away;
            }
            pause(FIRST_PAUSE_MILLIS << tries);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            throw stopped(stopped);
        }
    }

    private static ClusterProblem stopped(InterruptedException by) {
        Thread.currentThread().interrupt();
        return new ClusterProblem("The request to the cluster was stopped.", true, by);
    }

    private Answer sendOnce(String method, String path, String type, String body) {
        var request = client.getHttpClient()
                .newHttpRequestBuilder()
                .uri(URI.create(base() + path))
                .timeout(LONGEST_SECONDS, TimeUnit.SECONDS);
        var whole = method.equals("GET") ? request : request.method(method, type, body);
        var answer = client.getHttpClient().sendAsync(whole.build(), byte[].class);
        try {
            return read(answer.get(2 * LONGEST_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException stop) {
            answer.cancel(true);
            throw stopped(stop);
        } catch (ExecutionException | TimeoutException away) {
            throw unreachable(away);
        }
    }

    private String base() {
        var url = client.getConfiguration().getMasterUrl();
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private static Answer read(HttpResponse<byte[]> response) {
        try {
            var body = MAPPER.readTree(response.body());
            return new Answer(response.code(), body instanceof ObjectNode object ? object : message(response.code()));
        } catch (IOException noJson) {
            return new Answer(response.code(), message(response.code()));
        }
    }

    private static ObjectNode message(int status) {
        return JsonNodeFactory.instance.objectNode().put("message", "it answered with status " + status);
    }

    private ClusterProblem unreachable(Exception away) {
        var cause = away.getCause() == null ? away : away.getCause();
        while (cause.getCause() != null && cause.getMessage() == null) cause = cause.getCause();
        return new ClusterProblem(
                "The cluster at " + base() + " does not answer: "
                        + (cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage())
                        + ". See that it runs and can be reached from here.",
                true,
                away);
    }

    static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }
}
