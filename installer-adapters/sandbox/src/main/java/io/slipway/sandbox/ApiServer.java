package io.slipway.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The API over HTTP, on this machine only and for who knows the token, which stands in front of each path: Go clients send
 * no login without TLS.
 */
final class ApiServer implements AutoCloseable {

    private static final int BIGGEST_BODY = 8 * 1024 * 1024;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(ApiServer::daemon);
    private final ObjectStore store;
    private final Kinds kinds;
    private final Discovery discovery;
    private final Requests requests;
    private final byte[] token;

    ApiServer(ObjectStore store, Laws laws, String token) throws IOException {
        this.store = store;
        this.kinds = new Kinds(store);
        this.discovery = new Discovery(kinds);
        this.requests = new Requests(store, laws);
        this.token = token.getBytes(StandardCharsets.UTF_8);
        // Else each answer waits 40 ms for the client to confirm its head.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "request");
        thread.setDaemon(true);
        return thread;
    }

    String url() {
        var port = server.getAddress().getPort();
        return "http://127.0.0.1:" + port + "/" + new String(token, StandardCharsets.UTF_8);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            try {
                answer(exchange);
            } catch (Refusal refusal) {
                send(exchange, refusal.status(), refusal.body());
            } catch (RuntimeException broken) {
                send(exchange, 500, new Refusal(500, "InternalError", "the sandbox broke on this: " + broken).body());
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange) throws IOException, InterruptedException {
        var words = Requests.words(exchange.getRequestURI().getRawPath());
        refuseStrangers(words);
        var path = words.subList(1, words.size());
        var query = Query.read(exchange.getRequestURI().getRawQuery());
        // Clients that try it go on with a plain watch.
        if ("websocket".equalsIgnoreCase(exchange.getRequestHeaders().getFirst("Upgrade"))) {
            send(exchange, 200, Json.NODES.objectNode());
            return;
        }
        if (List.of(List.of("healthz"), List.of("livez"), List.of("readyz")).contains(path)) {
            text(exchange, "ok");
            return;
        }
        var document = discovery.document(path);
        if (document.isPresent()) send(exchange, 200, document.get());
        else answer(exchange, Address.read(path, kinds).orElseThrow(Refusal::noSuchPath), query);
    }

    private void refuseStrangers(List<String> words) {
        var given = words.isEmpty() ? new byte[0] : words.get(0).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(given, token))
            throw new Refusal(401, "Unauthorized", "the address is not that of the sandbox's kubeconfig");
    }

    private void answer(HttpExchange exchange, Address address, Query query) throws IOException, InterruptedException {
        var method = exchange.getRequestMethod();
        if (method.equals("GET") && query.is("watch")) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            new Watch(store, address, query, exchange.getResponseBody()).run();
        } else if (address.part().equals("log")) {
            text(exchange, "This pod is on Slipway's sandbox: nothing runs in it.\n");
        } else {
            var type = exchange.getRequestHeaders().getFirst("Content-Type");
            var answer = requests.answer(method, address, query, plain(type), body(exchange));
            send(exchange, answer.status(), answer.body());
        }
    }

    private static String plain(@Nullable String type) {
        return type == null ? "" : type.replaceFirst(";.*", "").strip();
    }

    private static byte[] body(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readNBytes(BIGGEST_BODY + 1);
        if (body.length > BIGGEST_BODY)
            throw new Refusal(413, "RequestEntityTooLarge", "the body is larger than " + BIGGEST_BODY + " bytes");
        return body;
    }

    private static void text(HttpExchange exchange, String text) throws IOException {
        write(exchange, 200, "text/plain", text.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, ObjectNode body) throws IOException {
        write(exchange, status, "application/json", Json.bytes(body));
    }

    private static void write(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
