package io.slipway.engine.http;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * One request.
 *
 * @param headers by name; may hold secrets, so nobody shows them
 * @param body empty where there is none
 */
public record Request(String method, URI url, Map<String, String> headers, String body, Duration timeout) {

    public Request {
        headers = Map.copyOf(headers);
    }

    /** Without headers and body. */
    @Override
    public String toString() {
        return method + " " + url.getScheme() + "://" + url.getHost() + url.getRawPath();
    }
}
