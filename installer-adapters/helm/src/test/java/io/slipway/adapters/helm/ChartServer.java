package io.slipway.adapters.helm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A web server that plays chart repositories and registries: answers by path, and who may have them. */
final class ChartServer implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, byte[]> answers = new ConcurrentHashMap<>();
    private final Map<String, String> redirects = new ConcurrentHashMap<>();
    final List<String> asked = new CopyOnWriteArrayList<>();
    volatile String login = "";
    /** Empty: by the login itself; else a token is wanted, which is had at /token. */
    volatile String token = "";

    ChartServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String authority() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    ChartServer put(String path, byte[] content) {
        answers.put(path, content);
        return this;
    }

    ChartServer put(String path, String content) {
        return put(path, content.getBytes(StandardCharsets.UTF_8));
    }

    void redirect(String path, String to) {
        redirects.put(path, to);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            asked.add(path);
            if (!isAllowed(exchange, path)) {
                var challenge = token.isEmpty()
                        ? "Basic realm=\"charts\""
                        : "Bearer realm=\"http://" + authority() + "/token\",service=\"charts\"";
                exchange.getResponseHeaders().add("WWW-Authenticate", challenge);
                exchange.sendResponseHeaders(401, -1);
            } else if (path.equals("/token")) {
                send(exchange, ("{\"token\": \"" + token + "\"}").getBytes(StandardCharsets.UTF_8));
            } else {
                content(exchange, path);
            }
        }
    }

    private void content(HttpExchange exchange, String path) throws IOException {
        var elsewhere = redirects.get(path);
        var answer = answers.get(path);
        if (elsewhere != null) {
            exchange.getResponseHeaders().add("Location", elsewhere);
            exchange.sendResponseHeaders(302, -1);
        } else if (answer != null) {
            send(exchange, answer);
        } else {
            exchange.sendResponseHeaders(404, -1);
        }
    }

    private boolean isAllowed(HttpExchange exchange, String path) {
        if (login.isEmpty()) return true;
        var shown = exchange.getRequestHeaders().getFirst("Authorization");
        var basic = "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        boolean isByToken = !token.isEmpty() && !path.equals("/token");
        return (isByToken ? "Bearer " + token : basic).equals(shown);
    }

    private static void send(HttpExchange exchange, byte[] content) throws IOException {
        exchange.sendResponseHeaders(200, content.length);
        exchange.getResponseBody().write(content);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
