package io.slipway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** A sandbox, and calls of it as a client makes them. */
final class SandboxCalls implements AutoCloseable {

    static final String JSON = "application/json";
    static final String APPLY = "application/apply-patch+yaml";
    static final String STRATEGIC = "application/strategic-merge-patch+json";

    final Sandbox sandbox;
    private final HttpClient http = HttpClient.newHttpClient();

    SandboxCalls() throws IOException {
        sandbox = Sandbox.start();
    }

    String url() {
        return Json.object(sandbox.kubeconfig().getBytes(StandardCharsets.UTF_8))
                .at("/clusters/0/cluster/server")
                .asText();
    }

    record Said(int status, ObjectNode body) {}

    Said send(String method, String path, String type, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url() + path))
                .method(method, BodyPublishers.ofString(body.replace('\'', '"')))
                .header("Content-Type", type)
                .build();
        var answer = http.send(request, BodyHandlers.ofByteArray());
        return new Said(answer.statusCode(), Json.object(answer.body()));
    }

    ObjectNode get(String path) throws Exception {
        var said = send("GET", path, JSON, "");
        assertThat(said.status()).as(said.body().toString()).isEqualTo(200);
        return said.body();
    }

    ObjectNode done(String method, String path, String type, String body) throws Exception {
        var said = send(method, path, type, body);
        assertThat(said.status()).as(said.body().toString()).isBetween(200, 201);
        return said.body();
    }

    Stream<String> watch(String path) throws Exception {
        HttpResponse<Stream<String>> answer =
                http.send(HttpRequest.newBuilder(URI.create(url() + path)).build(), BodyHandlers.ofLines());
        return answer.body();
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
