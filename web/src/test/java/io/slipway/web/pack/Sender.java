package io.slipway.web.pack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Sends archives to a server, whole or in part. */
public final class Sender {

    private static final String BOUNDARY = "part";

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;
    private final String token;

    public Sender(URI server, String token) {
        this.server = server;
        this.token = token;
    }

    HttpResponse<String> send(byte[] archive) {
        return send("", "file", archive);
    }

    public HttpResponse<String> send(String query, String field, byte[] archive) {
        var request = HttpRequest.newBuilder(URI.create(server + "/api/v1/packages" + query))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .timeout(Duration.ofSeconds(60))
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(head(field)),
                        BodyPublishers.ofByteArray(archive),
                        BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n")))
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String head(String field) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + field
                + "\"; filename=\"C:\\dir\\a.tgz\"\r\n\r\n";
    }

    /** Promises four megabytes and sends one; the rest is the caller's to keep back. */
    Socket begin() {
        try {
            var socket = new Socket(server.getHost(), server.getPort());
            var out = socket.getOutputStream();
            out.write(("POST /api/v1/packages HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\nAuthorization: Bearer "
                            + token + "\r\nContent-Type: multipart/form-data; boundary=" + BOUNDARY
                            + "\r\nContent-Length: 4194304\r\n\r\n" + head("file"))
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(new byte[1 << 20]);
            out.flush();
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
