package io.slipway.web.process;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Another system, that is told of installs. */
final class Chat implements AutoCloseable {

    private final HttpServer http;
    private final List<String> heard = new CopyOnWriteArrayList<>();

    private Chat(HttpServer http) {
        this.http = http;
    }

    static Chat open() throws IOException {
        var chat = new Chat(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        chat.http.createContext("/hooks", chat::hear);
        chat.http.createContext("/refuses", Chat::refuse);
        chat.http.start();
        return chat;
    }

    String address() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    /** Method, path, body and idempotency key of each request. */
    List<String> heard() {
        return heard;
    }

    private void hear(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        heard.add(String.join(
                " ",
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                body,
                exchange.getRequestHeaders().getFirst("Idempotency-Key")));
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private static void refuse(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(503, -1);
        exchange.close();
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
