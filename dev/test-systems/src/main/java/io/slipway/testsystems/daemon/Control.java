package io.slipway.testsystems.daemon;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.concurrent.Executors;

/** Takes the requests of the tests, on the loopback interface and only with the token of this daemon. */
public final class Control {

    private final HttpServer http;
    private final byte[] expected;

    private Control(HttpServer http, String token) {
        this.http = http;
        this.expected = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
    }

    public static Control start(TestServer server, String token) throws IOException {
        var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var control = new Control(http, token);
        server.operations()
                .forEach((name, operation) ->
                        http.createContext("/" + name, exchange -> control.answer(exchange, operation)));
        http.setExecutor(Executors.newCachedThreadPool());
        http.start();
        return control;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    public void stop() {
        http.stop(0);
    }

    private void answer(HttpExchange exchange, TestServer.Operation operation) throws IOException {
        try (exchange) {
            if (!isAllowed(exchange)) {
                reply(exchange, 401, "The token is missing or wrong.");
                return;
            }
            var argument = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            carryOut(exchange, operation, argument);
        }
    }

    private boolean isAllowed(HttpExchange exchange) {
        var given = exchange.getRequestHeaders().getFirst("Authorization");
        return given != null && MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected);
    }

    @SuppressWarnings("CatchingUnchecked") // whatever went wrong, the test that asked shall read it
    private static void carryOut(HttpExchange exchange, TestServer.Operation operation, String argument)
            throws IOException {
        String answer;
        try {
            answer = operation.apply(argument);
        } catch (Exception e) {
            e.printStackTrace();
            reply(exchange, 500, e.toString());
            return;
        }
        reply(exchange, 200, answer);
    }

    private static void reply(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
