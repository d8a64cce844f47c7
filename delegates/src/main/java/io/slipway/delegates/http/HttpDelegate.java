package io.slipway.delegates.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.delegates.SpecTime;
import io.slipway.delegates.TaskDelegate;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.http.Answer;
import io.slipway.engine.http.Request;
import io.slipway.engine.http.Requests;
import io.slipway.engine.task.Change;
import io.slipway.engine.task.Outcome;
import io.slipway.engine.task.Probe;
import io.slipway.engine.task.TaskContext;
import io.slipway.engine.task.UndoRecord;
import io.slipway.engine.yaml.Mapping;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Sends a request to another system, and another to undo it. */
public final class HttpDelegate extends TaskDelegate {

    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(30);

    private final Requests requests;

    public HttpDelegate(Requests requests) {
        super("http");
        this.requests = requests;
    }

    @Override
    public String name() {
        return "http";
    }

    @Override
    public boolean canUndo(Mapping spec) {
        return spec.child("undo").filter(Mapping.class::isInstance).isPresent();
    }

    @Override
    public Faults check(TaskContext task) {
        return new HttpCheck(requests::allows).of(task);
    }

    @Override
    public Change plan(TaskContext task) {
        var method = method(task.spec(), "GET");
        var sent = "Sends " + shown(task.spec(), "GET");
        return method.equals("GET") || method.equals("HEAD")
                ? Change.keep(sent + ", which only reads.")
                : Change.unknown(sent + " each time; what it changes cannot be told before.");
    }

    @Override
    public Outcome run(TaskContext task) throws InterruptedException {
        return ask(task, task.spec(), "GET");
    }

    @Override
    public Outcome undo(TaskContext task, UndoRecord before) throws InterruptedException {
        var undo = task.spec().path("undo");
        if (!undo.isObject()) return Outcome.done();
        var answer = send(task, undo, "DELETE");
        // It never happened, or is gone already.
        boolean isGone = answer instanceof Answer.Came came && Statuses.GONE.include(came.status());
        if (isGone && !undo.has("expect")) return Outcome.done();
        return Expectation.read(undo).judge(answer, shown(undo, "DELETE"));
    }

    private Outcome ask(TaskContext task, JsonNode spec, String usualMethod) throws InterruptedException {
        return Expectation.read(spec).judge(send(task, spec, usualMethod), shown(spec, usualMethod));
    }

    @Override
    public Probe probe(TaskContext task, UndoRecord before) throws InterruptedException {
        var probe = task.spec().path("probe");
        if (!probe.isObject()) return withoutProbe(task);
        var answer = send(task, probe, "GET");
        if (answer instanceof Answer.None none) return new Probe.Unknown(none.why());
        var came = (Answer.Came) answer;
        if (Statuses.read(probe.path("absent"), Statuses.GONE).include(came.status())) return new Probe.Absent();
        if (Statuses.read(probe.path("present"), Statuses.GOOD).include(came.status())) return present(task, came);
        return new Probe.Unknown(shown(probe, "GET") + " was answered with status " + came.status()
                + ", which says neither that the effect is there nor that it is not.");
    }

    /** The outputs are looked for in the probe's answer, at the same places. */
    private static Probe present(TaskContext task, Answer.Came came) {
        var all = new Expectation(
                Statuses.read(task.spec().path("probe").path("present"), Statuses.GOOD),
                com.fasterxml.jackson.databind.node.MissingNode.getInstance(),
                task.spec().path("outputs"));
        var outcome = all.judge(came, shown(task.spec().path("probe"), "GET"));
        return outcome instanceof Outcome.Done done
                ? new Probe.Present(done.outputs())
                : new Probe.Unknown(((Outcome.Failed) outcome).reason());
    }

    /** A request that only reads may be sent again; of any other one nobody knows whether it came through. */
    private static Probe withoutProbe(TaskContext task) {
        var method = method(task.spec(), "GET");
        if (method.equals("GET") || method.equals("HEAD")) return new Probe.Absent();
        return new Probe.Unknown("Whether " + shown(task.spec(), "GET") + " came through is not known."
                + " Look there, and mark the task as done or try it again; a probe in its spec would answer this.");
    }

    private Answer send(TaskContext task, JsonNode spec, String usualMethod) throws InterruptedException {
        try {
            return requests.send(request(task, spec, usualMethod));
        } catch (IllegalArgumentException noAddress) {
            // Known only now, where an expression was filled in.
            return new Answer.None("The url of task " + task.task() + " is no address on the web.", false);
        }
    }

    private static Request request(TaskContext task, JsonNode spec, String usualMethod) {
        var headers = new HashMap<String, String>();
        spec.path("headers")
                .fields()
                .forEachRemaining(
                        one -> headers.put(one.getKey(), one.getValue().asText()));
        headers.putIfAbsent("Idempotency-Key", task.idempotencyKey());
        var body = spec.path("body");
        boolean isJson = body.isContainerNode();
        if (isJson && headers.keySet().stream().noneMatch("Content-Type"::equalsIgnoreCase))
            headers.put("Content-Type", "application/json");
        return new Request(
                method(spec, usualMethod),
                URI.create(spec.path("url").asText()),
                Map.copyOf(headers),
                isJson ? body.toString() : body.asText(""),
                timeout(task));
    }

    private static Duration timeout(TaskContext task) {
        var own = SpecTime.read(task.spec().path("timeout"), USUAL_TIMEOUT);
        return task.inputs().timeout().filter(most -> most.compareTo(own) < 0).orElse(own);
    }

    private static String method(JsonNode spec, String usual) {
        return spec.path("method").asText(usual);
    }

    /** Without the query, in which tokens travel. */
    private static String shown(JsonNode spec, String usualMethod) {
        return method(spec, usualMethod) + " " + spec.path("url").asText().replaceFirst("[?#].*", "");
    }
}
