package io.slipway.web.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.slipway.web.Problem;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Calls of a server's REST API; what it refuses becomes a problem with the server's own sentence. */
final class Rest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST_UPLOAD = Duration.ofHours(1);

    /** A plan asks clusters of hundreds of objects. */
    private static final Duration LONGEST_LOOK = Duration.ofMinutes(30);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final URI server;
    private final String token;

    Rest(URI server, String token) {
        this.server = server;
        this.token = token;
    }

    static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    JsonNode get(String path) {
        return call("GET", path, null);
    }

    JsonNode post(String path, JsonNode body) {
        return call("POST", path, body);
    }

    JsonNode put(String path, JsonNode body) {
        return call("PUT", path, body);
    }

    void delete(String path) {
        call("DELETE", path, null);
    }

    /** @param isCreated false where the server had it already */
    record Uploaded(JsonNode body, boolean isCreated) {}

    /** Sends a file in the field {@code file}, without holding it in memory. */
    Uploaded upload(String path, Path file, String name) {
        var boundary = "slipway-" + UUID.randomUUID();
        // Other letters would need an encoding that few servers agree on; it is only what faults call the file.
        var head = "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
                .formatted(boundary, name.replaceAll("[^A-Za-z0-9._+-]", "_"));
        var request = request(path)
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(head),
                        content(file),
                        BodyPublishers.ofString("\r\n--" + boundary + "--\r\n")))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .timeout(LONGEST_UPLOAD)
                .build();
        var answer = send(request);
        if (answer.statusCode() >= 300) throw refused("POST", path, answer);
        return new Uploaded(json(answer.body()), answer.statusCode() == 201);
    }

    /** The same, or nothing at all where it is not there. */
    JsonNode find(String path) {
        var answer = send(asking(path, "application/json").build());
        if (answer.statusCode() == 404) return MissingNode.getInstance();
        if (answer.statusCode() >= 300) throw refused("GET", path, answer);
        return json(answer.body());
    }

    /** Writes what the server answers into a file, without holding it in memory; asks by POST where there is a body. */
    void saved(String path, @Nullable JsonNode body, Path file) {
        var asking = asking(path, "application/gzip").timeout(LONGEST_UPLOAD);
        if (body != null)
            asking.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body.toString()));
        try {
            var answer = http.send(asking.build(), BodyHandlers.ofInputStream());
            try (var content = answer.body()) {
                if (answer.statusCode() >= 300)
                    throw refused(
                            path, answer.statusCode(), new String(content.readAllBytes(), StandardCharsets.UTF_8));
                Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw Problem.failed(
                    "What " + server + " answered could not be written to " + file + ".",
                    "See that the server answers, and that the file's folder is there.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.failed("The call was interrupted.", "Try again.");
        }
    }

    /** What the server writes in this form, whole. */
    String text(String path, String mediaType) {
        var answer = send(asking(path, mediaType).timeout(Duration.ofMinutes(2)).build());
        if (answer.statusCode() >= 300) throw refused("GET", path, answer);
        return answer.body();
    }

    /** Passes on what the server writes, for as long as it writes. */
    void follow(String path, String mediaType, Consumer<String> lines) {
        try {
            var answer = http.send(asking(path, mediaType).build(), BodyHandlers.ofLines());
            try (var said = answer.body()) {
                if (answer.statusCode() >= 300)
                    throw refused("GET " + path, answer.statusCode(), said.collect(Collectors.joining("\n")));
                said.forEach(lines);
            }
        } catch (IOException | UncheckedIOException e) {
            throw Problem.failed("The line to " + server + " broke.", "Try again.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.failed("The call was interrupted.", "Try again.");
        }
    }

    private HttpRequest.Builder asking(String path, String mediaType) {
        return HttpRequest.newBuilder(URI.create(server + path))
                .header("Authorization", "Bearer " + token)
                .header("Accept", mediaType + ", application/problem+json;q=0.5");
    }

    private static HttpRequest.BodyPublisher content(Path file) {
        try {
            return BodyPublishers.ofFile(file);
        } catch (FileNotFoundException gone) {
            throw Problem.usage("The file " + file + " cannot be read.", "See that it is there and readable.");
        }
    }

    JsonNode postXml(String path, byte[] xml) {
        return json(call("POST", path, BodyPublishers.ofByteArray(xml), "application/xml"));
    }

    /** What a path answers, as it is. */
    String text(String path) {
        return call("GET", path, BodyPublishers.noBody(), "application/json");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server + path))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json, application/xml, application/problem+json");
    }

    private JsonNode call(String method, String path, @Nullable JsonNode body) {
        var content = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString());
        return json(call(method, path, content, "application/json"));
    }

    private String call(String method, String path, BodyPublisher content, String type) {
        var request = request(path)
                .method(method, content)
                .header("Content-Type", type)
                .timeout(method.equals("POST") ? LONGEST_LOOK : Duration.ofMinutes(2))
                .build();
        var answer = send(request);
        if (answer.statusCode() < 300) return answer.body();
        throw refused(method, path, answer);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw Problem.failed(
                    "No Slipway server answers at " + server + ".", "Start it, or correct --server or SLIPWAY_SERVER.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.failed("The call was interrupted.", "Try again.");
        }
    }

    private Problem refused(String method, String path, HttpResponse<String> answer) {
        return refused(method + " " + path, answer.statusCode(), answer.body());
    }

    private Problem refused(String call, int status, String body) {
        var problem = json(body);
        var detail = problem.path("detail").asText("");
        if (detail.isEmpty()) {
            return Problem.failed(
                    "The server " + server + " answered " + call + " with status " + status + ".",
                    "See that this address is a Slipway server's.");
        }
        // What was asked wrongly is a usage error; what stands against it on the server is a failure. Of runs a 1 says
        // that one was put back, so it cannot say that nothing was done at all.
        var ofRuns = problem.path("code").asText("").startsWith("RUNS-");
        return status == 422 || status == 400 || ofRuns
                ? Problem.usage(detail, faults(problem))
                : Problem.failed(detail, "");
    }

    /** The faults of what was sent, a line each, as the command line shows its own; none where the sentence says it all. */
    private static String faults(JsonNode problem) {
        var lines = new StringBuilder();
        for (var fault : problem.path("faults")) {
            if (fault.path("file").asText().isEmpty() && problem.path("faults").size() == 1) continue;
            lines.append('\n').append(SaidFault.of(fault));
        }
        return lines.toString();
    }

    private static JsonNode json(String text) {
        try {
            return text.isBlank() ? MissingNode.getInstance() : JSON.readTree(text);
        } catch (JsonProcessingException notJson) {
            return JsonNodeFactory.instance.objectNode();
        }
    }
}
