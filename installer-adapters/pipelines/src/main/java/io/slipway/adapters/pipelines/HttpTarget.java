package io.slipway.adapters.pipelines;

import io.slipway.engine.pipeline.PipelineTarget;
import io.slipway.engine.pipeline.TargetProblem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** An address that answers GET with its configuration, takes another one by PUT, and loses it by DELETE. */
final class HttpTarget implements PipelineTarget {

    private static final int MOST_SAID = 500;

    private final HttpClient client;
    private final URI url;
    private final Duration limit;

    HttpTarget(HttpClient client, URI url, Duration limit) {
        this.client = client;
        this.url = url;
        this.limit = limit;
    }

    /** Without the query, in which tokens travel. */
    @Override
    public String name() {
        return url.toString().replaceFirst("[?#].*", "");
    }

    @Override
    public String host() {
        return url.getHost();
    }

    /** In JSON where the address does not say otherwise: all of Vector's formats hold it. */
    @Override
    public String fileName() {
        var path = url.getPath() == null ? "" : url.getPath();
        var last = path.substring(path.lastIndexOf('/') + 1);
        return last.matches(".+\\.(json|ya?ml|toml|conf)") ? last : "configuration.json";
    }

    @Override
    public Optional<String> read() throws TargetProblem, InterruptedException {
        var answer = send(request().GET().build());
        if (answer.statusCode() == 404 || answer.statusCode() == 410 || answer.statusCode() == 204)
            return Optional.empty();
        if (answer.statusCode() != 200) throw refused("GET", answer, Optional.empty());
        return Optional.of(answer.body());
    }

    @Override
    public void write(Content content, Consumer<String> waits) throws TargetProblem, InterruptedException {
        waits.accept("answer of " + name());
        var text = content.text();
        var answer = text.isPresent()
                ? send(request()
                        .header("Content-Type", type())
                        .PUT(BodyPublishers.ofString(text.get()))
                        .build())
                : send(request().DELETE().build());
        boolean isGone = text.isEmpty() && (answer.statusCode() == 404 || answer.statusCode() == 410);
        if (answer.statusCode() / 100 != 2 && !isGone) throw refused(text.isPresent() ? "PUT" : "DELETE", answer, text);
        if (!read().equals(text))
            throw new TargetProblem(
                    name() + " has taken the configuration, but answers another one when it is asked for it.", false);
    }

    private String type() {
        if (fileName().endsWith(".json")) return "application/json";
        return fileName().endsWith(".yaml") || fileName().endsWith(".yml") ? "application/yaml" : "text/plain";
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(url).timeout(limit);
    }

    private HttpResponse<String> send(HttpRequest request) throws TargetProblem, InterruptedException {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException away) {
            throw new TargetProblem(
                    name() + " does not answer (" + away.getClass().getSimpleName() + "). See that it runs.", true);
        }
    }

    private TargetProblem refused(String method, HttpResponse<String> answer, Optional<String> text) {
        var said = Covered.by(text).mask(answer.body()).strip();
        var shown = said.length() <= MOST_SAID ? said : said.substring(0, MOST_SAID) + " …";
        return new TargetProblem(
                method + " " + name() + " was answered with status " + answer.statusCode()
                        + (shown.isEmpty() ? "." : ": " + shown),
                answer.statusCode() >= 500);
    }
}
