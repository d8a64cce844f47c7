package io.slipway.adapters.http;

import io.slipway.engine.http.Answer;
import io.slipway.engine.http.Request;
import io.slipway.engine.http.Requests;
import io.slipway.engine.site.FetchPolicy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Requests with the JDK's own client. It follows no redirect: one could lead to where the site does not allow. */
public final class WebRequests implements Requests {

    private static final int LARGEST = 1 << 20;

    private final Reach reach;
    private final HttpClient client;

    public WebRequests(FetchPolicy policy) {
        this.reach = new Reach(policy);
        this.client = HttpClient.newBuilder()
                .followRedirects(Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    @Override
    public boolean allows(URI url) {
        return reach.allows(url);
    }

    @Override
    public Answer send(Request request) throws InterruptedException {
        if (reach.find(request.url()) instanceof Reach.Found.Refused refused)
            return new Answer.None(refused.why(), refused.maySucceedLater());
        try {
            var response = client.send(written(request), BodyHandlers.ofInputStream());
            return new Answer.Came(response.statusCode(), text(response));
        } catch (HttpTimeoutException late) {
            return new Answer.None(
                    request + " had no answer within " + request.timeout().toSeconds() + " s.", true);
        } catch (IOException trouble) {
            return new Answer.None(
                    request + " had no answer: the connection failed ("
                            + trouble.getClass().getSimpleName() + ").",
                    true);
        }
    }

    private static HttpRequest written(Request request) {
        var builder = HttpRequest.newBuilder(request.url())
                .timeout(request.timeout())
                .method(
                        request.method(),
                        request.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(request.body()));
        request.headers().forEach(builder::header);
        return builder.build();
    }

    private static String text(HttpResponse<java.io.InputStream> response) throws IOException {
        try (var body = response.body()) {
            return new String(body.readNBytes(LARGEST), StandardCharsets.UTF_8);
        }
    }
}
