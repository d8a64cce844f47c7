package io.slipway.web.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.web.Problem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What may be asked of a run that is there; each stands at the top: {@code slipway pause}, {@code slipway retry}. */
@Command(name = "wishes")
final class RunWishes extends CommandGroup {

    @Command(
            name = "watch",
            description = "Shows how a run goes on, to its end. Without a server it goes on by this command.",
            mixinStandardHelpOptions = true)
    int watch(
            @Mixin WorkOptions work,
            @Mixin OutputOption output,
            @Parameters(paramLabel = "RUN", description = "The id of the run.") String run) {
        try (var connection = Connection.toWorkOn(run, work, err())) {
            return new RunSession(connection, run, output, spec).watch();
        }
    }

    @Command(
            name = "retry",
            description = "Does what failed, was put back or never began; what stands is kept.",
            mixinStandardHelpOptions = true)
    int retry(
            @Mixin WorkOptions work,
            @Mixin OutputOption output,
            @Mixin ValuesInput values,
            @Parameters(paramLabel = "RUN", description = "The id of the run.") String run,
            @Option(names = "--task", description = "Try only this one again, which waits for a person.") @Nullable
                    String task,
            @Option(names = "--detach", description = "Leave it to the server.") boolean detach) {
        var body = JsonNodeFactory.instance.objectNode();
        if (task != null) body.put("task", task);
        var filledIn = values.read();
        if (filledIn != null) body.set("values", filledIn);
        try (var connection = detach ? serverFor(work) : Connection.toWorkOn(run, work, err())) {
            connection.rest().post(RunPaths.of(run, "retry"), body);
            if (!detach) return new RunSession(connection, run, output, spec).watch();
            say("Run " + run + " is tried again.");
            return 0;
        }
    }

    private static Connection serverFor(WorkOptions work) {
        return Connection.running(work.server)
                .orElseThrow(() -> Problem.usage(
                        "There is no server to leave the run to.",
                        "Start one with 'slipway serve', name one with --server, or leave --detach out."));
    }

    @Command(
            name = "resume",
            description = "Lets a paused run go on. Without a server it goes on by this command.",
            mixinStandardHelpOptions = true)
    int resume(
            @Mixin WorkOptions work,
            @Mixin OutputOption output,
            @Parameters(paramLabel = "RUN", description = "The id of the run.") String run) {
        try (var connection = Connection.toWorkOn(run, work, err())) {
            connection.rest().post(RunPaths.of(run, "resume"), nothing());
            say("Run " + run + " goes on.");
            return connection.isOwn() ? new RunSession(connection, run, output, spec).watch() : 0;
        }
    }

    @Command(
            name = "pause",
            description = "Begins nothing more of a run; what runs now finishes.",
            mixinStandardHelpOptions = true)
    void pause(
            @Mixin ServerOptions server,
            @Parameters(paramLabel = "RUN", description = "The id of the run.") String run) {
        ask(server, RunPaths.of(run, "pause"), nothing());
        say("Run " + run + " is paused: nothing more of it begins.");
    }

    @Command(name = "cancel", description = "Ends a run and puts back what was done.", mixinStandardHelpOptions = true)
    void cancel(
            @Mixin ServerOptions server,
            @Mixin Consent consent,
            @Parameters(paramLabel = "RUN", description = "The id of the run.") String run,
            @Option(names = "--keep", description = "Leave what is done as it is.") boolean keep) {
        consent.require("Cancel the run " + run + (keep ? " and keep what is done?" : " and put back what was done?"));
        var own = ask(server, RunPaths.of(run, "cancel"), nothing().put("keep", keep));
        say("Run " + run + " is being cancelled.");
        if (own) sayHowItGoesOn(run);
    }

    @Command(
            name = "approve",
            description = "Says yes to a run that waits for approval.",
            mixinStandardHelpOptions = true)
    void approve(
            @Mixin ServerOptions server,
            @Parameters(paramLabel = "RUN", description = "The id of the run.") String run) {
        var own = ask(server, RunPaths.of(run, "approval"), nothing().put("approved", true));
        say("Run " + run + " is approved.");
        if (own) sayHowItGoesOn(run);
    }

    @Command(
            name = "reject",
            description = "Says no to a run that waits for approval.",
            mixinStandardHelpOptions = true)
    void reject(
            @Mixin ServerOptions server,
            @Parameters(paramLabel = "RUN", description = "The id of the run.") String run,
            @Option(names = "--reason", required = true, description = "Why; it is recorded.") String reason) {
        var no = nothing().put("approved", false).put("reason", reason);
        var own = ask(server, RunPaths.of(run, "approval"), no);
        say("Run " + run + " is rejected.");
        if (own) sayHowItGoesOn(run);
    }

    @Command(
            name = "mark-done",
            description = "Counts a task that waits for a person as done.",
            mixinStandardHelpOptions = true)
    void markDone(
            @Mixin ServerOptions server,
            @Parameters(index = "0", paramLabel = "RUN", description = "The id of the run.") String run,
            @Parameters(index = "1", paramLabel = "TASK", description = "The task's id.") String task,
            @Option(names = "--reason", required = true, description = "Why; it is recorded.") String reason) {
        var own = ask(server, RunPaths.task(run, task, "mark-done"), nothing().put("reason", reason));
        say("Task " + task + " of the run " + run + " counts as done.");
        if (own) sayHowItGoesOn(run);
    }

    /** @return whether only the store was opened for it, so that nobody works on the run now */
    private boolean ask(ServerOptions server, String path, JsonNode body) {
        try (var connection = connect(server)) {
            connection.rest().post(path, body);
            return connection.isOwn();
        }
    }

    private void sayHowItGoesOn(String run) {
        say("It goes on with 'slipway watch " + run + "', or when 'slipway serve' starts.");
    }

    private static ObjectNode nothing() {
        return JsonNodeFactory.instance.objectNode();
    }
}
