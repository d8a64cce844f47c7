package io.slipway.adapters.pipelines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.slipway.engine.install.InstallProblem;
import io.slipway.engine.site.Instance;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An instance that takes its configuration over the web, beside one that is a file. AP-22. */
class HttpTargetTest {

    private static final String PART =
            "sources: {in: {type: stdin, token: hunter22}}\nsinks: {out: {type: console, inputs: [in]}}";

    @TempDir
    Path folder;

    private final AtomicReference<String> running = new AtomicReference<>();
    private boolean refuses;
    private HttpServer server;
    private Stage stage;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/config", this::answer);
        server.start();
        var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/config");
        stage = new Stage(folder.resolve("site"));
        stage.role("vector", "agg", stage.fileInstance("one.yaml"), new Instance.Http(url));
    }

    private void answer(HttpExchange exchange) throws IOException {
        var sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        switch (exchange.getRequestMethod()) {
            case "PUT" -> {
                if (!refuses) running.set(sent);
                send(exchange, refuses ? 422 : 200, refuses ? "bad: " + sent : "taken");
            }
            case "DELETE" -> {
                running.set(null);
                send(exchange, 200, "gone");
            }
            default -> send(exchange, running.get() == null ? 404 : 200, running.get() == null ? "" : running.get());
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        stage.close();
    }

    @Test
    void itTakesThePartAndLosesItAgain() throws Exception {
        var task = stage.task("shop-1", "vector", Map.of("agg", PART));
        var context = TestRoom.in(folder).task("{}");
        assertThat(stage.kind("vector").check(task).render()).isEmpty();
        var todo = stage.kind("vector").second(task);
        stage.kind("vector").third(task, todo, context);
        assertThat(running.get()).contains("\"sources\"", "\"stdin\"");
        stage.kind("vector").rollback(task, todo, context);
        assertThat(running.get()).isNull();
        assertThat(stage.text("one.yaml")).isEqualTo("nothing");
    }

    @Test
    void whenItRefusesAllGoBackAndItsAnswerIsSaidWithoutPasswords() {
        refuses = true;
        running.set("{\"api\": {}}");
        var task = stage.task("shop-1", "vector", Map.of("agg", PART));
        var todo = stage.kind("vector").second(task);
        var context = TestRoom.in(folder).task("{}");
        assertThatThrownBy(() -> stage.kind("vector").third(task, todo, context))
                .isInstanceOf(InstallProblem.class)
                .hasMessageContaining("status 422: bad:")
                .hasMessageNotContaining("hunter22");
        assertThat(running.get()).isEqualTo("{\"api\": {}}");
        assertThat(stage.text("one.yaml")).isEqualTo("nothing");
    }

    @Test
    void whoDoesNotAnswerIsToldBeforeAnythingIsDone() {
        server.stop(0);
        assertThat(stage.kind("vector")
                        .check(stage.task("shop-1", "vector", Map.of("agg", PART)))
                        .render())
                .contains("PIPELINE-INSTANCE", "does not answer");
    }
}
