package io.slipway.web.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.engine.access.Role;
import io.slipway.web.Caller;
import io.slipway.web.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An operator at a server's REST: pushes packages, starts runs, waits for them. */
public final class Runs {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LONGEST_SECONDS = 60;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;
    private final String token;
    final Caller operator;

    public Runs(TestServer server) {
        this.server = server.address();
        this.token = server.token(Role.OPERATOR);
        this.operator = server.anonymous().withToken(token);
    }

    /** Pushes the manifest as a package and starts a run of it under this id. */
    public String start(String id, String manifest) {
        var digest = push(manifest);
        var answer = operator.post("/api/v1/runs", "{\"package\":\"" + digest + "\",\"id\":\"" + id + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location")).hasValue("/api/v1/runs/" + id);
        return id;
    }

    public String push(String manifest) {
        return push(Map.of("package.yaml", manifest));
    }

    /** Pushes a package of these files. */
    public String push(Map<String, String> files) {
        var answer = upload(files);
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
        return json(answer).path("digest").asText();
    }

    /** What the server says of a package that it does not take. */
    public String refused(String manifest) {
        return refused(Map.of("package.yaml", manifest));
    }

    public String refused(Map<String, String> files) {
        var answer = upload(files);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        return answer.body();
    }

    private HttpResponse<String> upload(Map<String, String> files) {
        var boundary = "part";
        var body = new ByteArrayOutputStream();
        try {
            body.write(("--" + boundary
                            + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"p.zip\"\r\n"
                            + "Content-Type: application/zip\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            body.write(Packages.zip(files));
            body.write(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
            var request = asking("/api/v1/packages?replace=true")
                    .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                    .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                    .build();
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder asking(String path) {
        return HttpRequest.newBuilder(URI.create(server + path)).header("Authorization", "Bearer " + token);
    }

    public JsonNode await(String run, String... states) {
        var wanted = List.of(states);
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        while (true) {
            var standing = json(operator.get("/api/v1/runs/" + run));
            if (wanted.contains(standing.path("state").asText())) return standing;
            assertThat(System.nanoTime()).as("still " + standing).isLessThan(end);
            pause();
        }
    }

    /** Waits until this task is in this state. */
    public void awaitTask(String run, String task, String state) {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        while (true) {
            var standing = json(operator.get("/api/v1/runs/" + run));
            for (var one : standing.path("tasks"))
                if (one.path("id").asText().equals(task)
                        && one.path("state").asText().equals(state)) return;
            assertThat(System.nanoTime()).as("still " + standing).isLessThan(end);
            pause();
        }
    }

    /** Reads server-sent events until there are so many, or the stream ends; then hangs up. */
    List<Received> events(String path, String after, int most) {
        var request = asking(path).header("Accept", "text/event-stream");
        if (!after.isEmpty()) request.header("Last-Event-ID", after);
        try {
            var answer = http.send(request.build(), BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            try (var lines =
                    new java.io.BufferedReader(new java.io.InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                return read(lines, most);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    record Received(String id, String kind, String data) {}

    private static List<Received> read(java.io.BufferedReader lines, int most) throws IOException {
        var events = new ArrayList<Received>();
        var id = "";
        var kind = "";
        var data = new StringBuilder();
        for (var line = lines.readLine(); line != null && events.size() < most; line = lines.readLine()) {
            if (line.startsWith("id: ")) id = line.substring(4);
            if (line.startsWith("event: ")) kind = line.substring(7);
            if (line.startsWith("data: ")) data.append(line.substring(6));
            if (!line.isEmpty() || kind.isEmpty()) continue;
            events.add(new Received(id, kind, data.toString()));
            kind = "";
            data.setLength(0);
        }
        return events;
    }

    public static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(answer.body(), e);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
