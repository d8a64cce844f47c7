package io.slipway.delegates.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.slipway.adapters.http.WebRequests;
import io.slipway.delegates.TestRoom;
import io.slipway.engine.site.FetchPolicy;
import io.slipway.engine.task.Outcome;
import io.slipway.engine.task.Probe;
import io.slipway.engine.task.UndoRecord;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpDelegateTest {

    record Seen(String line, String key, String type, String body) {}

    HttpServer server;
    List<Seen> seen = Collections.synchronizedList(new ArrayList<>());
    int status = 200;
    String answer = "{\"id\": 7, \"state\": \"ready\"}";
    TestRoom room = TestRoom.in(Path.of("unused"));

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        seen.add(new Seen(
                exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                String.valueOf(headers.getFirst("Idempotency-Key")),
                String.valueOf(headers.getFirst("Content-Type")),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        exchange.getResponseHeaders().add("Location", "http://elsewhere.example/");
        var bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private String at() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private HttpDelegate http() {
        return new HttpDelegate(new WebRequests(new FetchPolicy(List.of(URI.create(at())))));
    }

    private Outcome run(String rest) throws InterruptedException {
        return http().run(room.task("{'url': '" + at() + "/tenants?token=hidden'" + rest + "}"));
    }

    @Test
    void aRequestGoesOutAsWrittenWithItsKey() throws Exception {
        run(", 'method': 'POST', 'body': {'name': 'shop'}, 'headers': {'X-One': '1'}");
        assertThat(seen)
                .containsExactly(new Seen(
                        "POST /tenants?token=hidden", "run-1/1/schema/do", "application/json", "{\"name\":\"shop\"}"));
    }

    @Test
    void outputsAreTakenFromTheAnswer() throws Exception {
        assertThat(
                        run(
                                ", 'outputs': {'tenant': '/id'}, 'expect': {'status': ['200-299'], 'body': {'/state': 'ready'}}"))
                .isInstanceOfSatisfying(Outcome.Done.class, done -> assertThat(done.outputs())
                        .containsEntry("tenant", com.fasterxml.jackson.databind.node.IntNode.valueOf(7)));
    }

    @Test
    void anAnswerThatWasNotExpectedFailsWithoutShowingSecrets() throws Exception {
        assertThat(run(", 'expect': {'body': {'/state': 'gone'}}")).isInstanceOf(Outcome.Failed.class);
        status = 403;
        answer = "secret";
        assertThat(run("")).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.reason()).contains("status 403").doesNotContain("hidden", "secret");
            assertThat(failed.retryable()).isFalse();
        });
    }

    @Test
    void whatMayPassIsWorthTryingAgain() throws Exception {
        for (int passing : List.of(500, 503, 429)) {
            status = passing;
            assertThat(run("")).isInstanceOfSatisfying(Outcome.Failed.class, failed -> assertThat(failed.retryable())
                    .isTrue());
        }
        var http = http();
        server.stop(0);
        assertThat(http.run(room.task("{'url': '" + at() + "/x?token=hidden'}")))
                .isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                    assertThat(failed.retryable()).isTrue();
                    assertThat(failed.reason())
                            .contains("the connection failed")
                            .doesNotContain("hidden");
                });
    }

    @Test
    void redirectsAreNotFollowed() throws Exception {
        status = 302;
        assertThat(run("")).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void onlyAllowedAddressesAreAsked() throws Exception {
        var narrow = new HttpDelegate(new WebRequests(new FetchPolicy(List.of(URI.create(at() + "/open")))));
        var task = room.task("{'url': '" + at() + "/closed'}");
        assertThat(narrow.check(task).render()).startsWith("HTTP-NOT-ALLOWED");
        assertThat(narrow.run(task)).isInstanceOf(Outcome.Failed.class);
        assertThat(seen).isEmpty();
    }

    @Test
    void undoBearsThatNothingIsThere() throws Exception {
        var task = room.undo("{'url': '" + at() + "', 'undo': {'url': '" + at() + "/tenants/7'}}");
        assertThat(http().undo(task, UndoRecord.NOTHING)).isEqualTo(Outcome.done());
        status = 404;
        assertThat(http().undo(task, UndoRecord.NOTHING)).isEqualTo(Outcome.done());
        status = 500;
        assertThat(http().undo(task, UndoRecord.NOTHING)).isInstanceOf(Outcome.Failed.class);
        assertThat(seen)
                .first()
                .extracting(Seen::line, Seen::key)
                .containsExactly("DELETE /tenants/7", "run-1/1/schema/undo");
    }

    @Test
    void theProbeTellsByItsStatus() throws Exception {
        var task = room.task("{'url': '" + at()
                + "', 'method': 'POST', 'outputs': {'tenant': '/id'}, 'probe': {'url': '" + at() + "/tenants/7'}}");
        assertThat(http().probe(task, UndoRecord.NOTHING)).isInstanceOf(Probe.Present.class);
        status = 404;
        assertThat(http().probe(task, UndoRecord.NOTHING)).isEqualTo(new Probe.Absent());
        status = 500;
        assertThat(http().probe(task, UndoRecord.NOTHING)).isInstanceOf(Probe.Unknown.class);
    }

    @Test
    void withoutProbeOnlyAReadingRequestIsRepeated() throws Exception {
        assertThat(http().probe(room.task("{'url': '" + at() + "'}"), UndoRecord.NOTHING))
                .isEqualTo(new Probe.Absent());
        assertThat(http().probe(room.task("{'url': '" + at() + "', 'method': 'POST'}"), UndoRecord.NOTHING))
                .isInstanceOf(Probe.Unknown.class);
    }
}
