package io.slipway.web.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.web.Problem;
import java.io.PrintWriter;
import java.time.Clock;
import picocli.CommandLine.Model.CommandSpec;

/** A command that stays with a run to its end: shows how it goes on, then prints what became of it. */
final class RunSession {

    private final Connection connection;
    private final String run;
    private final OutputOption output;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Thread goodbye = new Thread(this::sayThatItGoesOn, "goodbye");

    RunSession(Connection connection, String run, OutputOption output, CommandSpec spec) {
        this.connection = connection;
        this.run = run;
        this.output = output;
        this.out = spec.commandLine().getOut();
        this.err = spec.commandLine().getErr();
    }

    /** @return the exit code: how the run ended, or that it waits for a person */
    int watch() {
        Runtime.getRuntime().addShutdownHook(goodbye);
        try {
            var ended = new RunWatcher(connection.rest(), run, progress()).watch();
            print(ended);
            return ended.path("exitCode").asInt(Problem.FAILED);
        } finally {
            removeGoodbye();
        }
    }

    private Progress progress() {
        var terminal = new Terminal(System.getenv());
        return terminal.isThere() ? new ProgressBlock(err, terminal, Clock.systemUTC()) : new ProgressLines(err);
    }

    private void print(JsonNode ended) {
        if (output.format != Output.Format.TABLE) {
            output.to(out).print(ended);
            return;
        }
        out.print(connection.rest().text(RunPaths.of(run, "report?format=text"), "text/plain"));
        out.flush();
    }

    /** After Ctrl-C: what was begun does not end with the command. */
    private void sayThatItGoesOn() {
        err.println();
        err.println(
                connection.isOwn()
                        ? "The run " + run + " is not over. It goes on with 'slipway watch " + run
                                + "', or when 'slipway serve' starts."
                        : "The run " + run + " goes on by itself. To see how: slipway watch " + run);
        err.flush();
    }

    private void removeGoodbye() {
        try {
            Runtime.getRuntime().removeShutdownHook(goodbye);
        } catch (IllegalStateException goingAlready) {
            // Ctrl-C was just pressed.
        }
    }
}
