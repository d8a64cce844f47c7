package io.slipway.web.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import io.slipway.engine.access.Role;
import io.slipway.web.Caller;
import io.slipway.web.TestServer;
import io.slipway.web.pack.Sender;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Packages and runs of one server, as a program asks for them. */
final class RunCalls {

    private final Caller caller;
    private final Sender sender;

    RunCalls(URI server, String token) {
        this.caller = Caller.of(server).withToken(token);
        this.sender = new Sender(server, token);
    }

    static RunCalls on(TestServer server) {
        return new RunCalls(server.address(), server.token(Role.OPERATOR));
    }

    Caller caller() {
        return caller;
    }

    void push(byte[] archive) {
        var pushed = sender.send("?replace=true", "file", archive);
        assertThat(pushed.statusCode()).as(pushed.body()).isIn(200, 201);
    }

    /** @param more members of the request behind the package, as JSON: {@code ,"approval":true} */
    HttpResponse<String> ask(String reference, String more) {
        return caller.post("/api/v1/runs", "{\"package\":\"" + reference + "\"" + more + "}");
    }

    String start(String reference, String more) {
        var started = ask(reference, more);
        assertThat(started.statusCode()).as(started.body()).isEqualTo(201);
        return JsonPath.read(started.body(), "$.run");
    }

    /** Pushes and starts. */
    String start(byte[] archive, String reference) {
        push(archive);
        return start(reference, "");
    }

    /** A wish that has to be granted. */
    void wish(String run, String wish, String json) {
        var answer = caller.post("/api/v1/runs/" + run + "/" + wish, json);
        assertThat(answer.statusCode()).as(wish + ": " + answer.body()).isEqualTo(200);
    }

    /** A wish that has to be refused, with a sentence. */
    String refused(String run, String wish, String json) {
        var answer = caller.post("/api/v1/runs/" + run + "/" + wish, json);
        assertThat(answer.statusCode()).as(wish + ": " + answer.body()).isBetween(400, 409);
        return JsonPath.read(answer.body(), "$.detail");
    }

    DocumentContext of(String run) {
        var answer = caller.get("/api/v1/runs/" + run);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonPath.parse(answer.body());
    }

    DocumentContext report(String run) {
        return JsonPath.parse(caller.get("/api/v1/runs/" + run + "/report").body());
    }

    Map<String, String> tasks(String run) {
        var states = new LinkedHashMap<String, String>();
        List<Map<String, Object>> tasks = of(run).read("$.tasks");
        tasks.forEach(task -> states.put(String.valueOf(task.get("id")), String.valueOf(task.get("state"))));
        return states;
    }

    DocumentContext awaitState(String run, String state) {
        return awaitState(run, state, Duration.ofSeconds(30));
    }

    DocumentContext awaitState(String run, String state, Duration most) {
        await().alias(run + " gets " + state)
                .atMost(most)
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(of(run).read("$.state", String.class))
                        .as(() -> of(run).jsonString())
                        .isEqualTo(state));
        return of(run);
    }

    void awaitTask(String run, String task, String state) {
        await().alias(task + " gets " + state)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(tasks(run)).containsEntry(task, state));
    }
}
