package io.slipway.adapters.helm;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/** The registry that most people have: distribution, as Debian packs it ({@code docker-registry}). */
final class RealRegistry implements AutoCloseable {

    static final String PROGRAM = "docker-registry";

    private static final String CHART = "application/vnd.cncf.helm.chart.content.v1.tar+gzip";
    private static final String CONFIG = "application/vnd.cncf.helm.config.v1+json";
    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final long LONGEST_START_SECONDS = 30;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final int port;
    private final Optional<String> login;

    private RealRegistry(Process process, int port, Optional<String> login) {
        this.process = process;
        this.port = port;
        this.login = login;
    }

    static boolean isThere() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, PROGRAM)));
    }

    /** @param login {@code user:password}; without it everybody may read and write */
    static RealRegistry start(Path folder, Optional<String> login) throws Exception {
        Files.createDirectories(folder);
        int port = freePort();
        var config = Files.writeString(folder.resolve("config.yml"), """
                version: 0.1
                log: {level: warn}
                storage: {filesystem: {rootdirectory: "%s"}}
                http: {addr: "127.0.0.1:%d"}
                %s
                """.formatted(
                        folder.resolve("data"), port, login.isPresent() ? auth(folder, login.get()) : ""));
        var process = new ProcessBuilder(PROGRAM, "serve", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        var registry = new RealRegistry(process, port, login);
        registry.awaitReady(folder.resolve("log"));
        return registry;
    }

    private static String auth(Path folder, String login) throws IOException {
        int colon = login.indexOf(':');
        var salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        var hash = OpenBSDBCrypt.generate(login.substring(colon + 1).toCharArray(), salt, 5);
        var file = Files.writeString(folder.resolve("htpasswd"), login.substring(0, colon) + ":" + hash + "\n");
        return "auth: {htpasswd: {realm: charts, path: \"" + file + "\"}}";
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady(Path log) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(LONGEST_START_SECONDS).toNanos();
        while (true) {
            try {
                if (ask("GET", URI.create(base()), "", new byte[0]).statusCode() == 200) return;
            } catch (IOException notYet) {
                // Asked again.
            }
            if (!process.isAlive() || System.nanoTime() > end)
                throw new IllegalStateException("The registry did not come up: " + Files.readString(log));
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    String authority() {
        return "127.0.0.1:" + port;
    }

    private String base() {
        return "http://" + authority() + "/v2/";
    }

    /** As {@code helm push} does it. */
    void push(String name, String version, byte[] archive) throws Exception {
        var config = "{\"name\":\"shop\"}".getBytes(StandardCharsets.UTF_8);
        var manifest = "{\"schemaVersion\":2,\"mediaType\":\"" + MANIFEST + "\",\"config\":" + part(CONFIG, config)
                + ",\"layers\":[" + part(CHART, archive) + "]}";
        upload(name, config);
        upload(name, archive);
        var url = URI.create(base() + name + "/manifests/" + version.replace('+', '_'));
        require(201, ask("PUT", url, MANIFEST, manifest.getBytes(StandardCharsets.UTF_8)));
    }

    private static String part(String type, byte[] content) throws Exception {
        return "{\"mediaType\":\"" + type + "\",\"digest\":\"" + digest(content) + "\",\"size\":" + content.length
                + "}";
    }

    private static String digest(byte[] content) throws Exception {
        return "sha256:"
                + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    private void upload(String name, byte[] content) throws Exception {
        var begun = ask("POST", URI.create(base() + name + "/blobs/uploads/"), "", new byte[0]);
        require(202, begun);
        var place = URI.create(base())
                .resolve(begun.headers().firstValue("Location").orElseThrow());
        var whole = URI.create(place + (place.getQuery() == null ? "?" : "&") + "digest=" + digest(content));
        require(201, ask("PUT", whole, "application/octet-stream", content));
    }

    private HttpResponse<String> ask(String method, URI url, String type, byte[] content)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(url).method(method, BodyPublishers.ofByteArray(content));
        if (!type.isEmpty()) request.header("Content-Type", type);
        login.ifPresent(text -> request.header(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))));
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static void require(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status)
            throw new IllegalStateException(answer.uri() + ": " + answer.statusCode() + " " + answer.body());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
