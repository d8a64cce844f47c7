package io.slipway.web.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What may be asked of a run that is there, and is done at once. */
final class RunWishes {

    private RunWishes() {}

    abstract static class Wish extends RunCommands.OfOne {

        @Mixin
        ServerOptions server = new ServerOptions();

        /** Asks; tells what came of it, and how the run goes on where nobody works on it now. */
        final int ask(String path, JsonNode body, String done) {
            try (var connection = Connection.open(server, err())) {
                connection.rest().post(path, body);
                say(done);
                if (connection.isOwn()) say("It goes on with '" + howItGoesOn() + "'.");
                return 0;
            }
        }

        String howItGoesOn() {
            return "slipway watch " + run + "', or when somebody starts 'slipway serve";
        }
    }

    /** {@code slipway pause RUN} */
    @Command(
            name = "pause",
            description = "Begins nothing more of a run; what runs now finishes.",
            mixinStandardHelpOptions = true)
    static final class Pause extends Wish {
        @Override
        public Integer call() {
            return ask(RunPaths.of(run, "pause"), nothing(), "Run " + run + " is paused: nothing more of it begins.");
        }

        @Override
        String howItGoesOn() {
            return "slipway resume " + run;
        }
    }

    /** {@code slipway cancel RUN} */
    @Command(name = "cancel", description = "Ends a run and puts back what was done.", mixinStandardHelpOptions = true)
    static final class Cancel extends Wish {

        @Mixin
        Consent consent = new Consent();

        @Option(names = "--keep", description = "Leave what is done as it is.")
        boolean keep;

        @Override
        public Integer call() {
            consent.require(
                    "Cancel the run " + run + (keep ? " and keep what is done?" : " and put back what was done?"));
            return ask(RunPaths.of(run, "cancel"), nothing().put("keep", keep), "Run " + run + " is being cancelled.");
        }
    }

    /** {@code slipway approve RUN} */
    @Command(
            name = "approve",
            description = "Says yes to a run that waits for approval.",
            mixinStandardHelpOptions = true)
    static final class Approve extends Wish {
        @Override
        public Integer call() {
            return ask(RunPaths.of(run, "approval"), nothing().put("approved", true), "Run " + run + " is approved.");
        }
    }

    /** {@code slipway reject RUN} */
    @Command(
            name = "reject",
            description = "Says no to a run that waits for approval.",
            mixinStandardHelpOptions = true)
    static final class Reject extends Wish {

        @Option(names = "--reason", required = true, description = "Why; it is recorded.")
        String reason;

        @Override
        public Integer call() {
            return ask(
                    RunPaths.of(run, "approval"),
                    nothing().put("approved", false).put("reason", reason),
                    "Run " + run + " is rejected.");
        }
    }

    /** {@code slipway mark-done RUN TASK} */
    @Command(
            name = "mark-done",
            description = "Counts a task that waits for a person as done.",
            mixinStandardHelpOptions = true)
    static final class MarkDone extends Wish {

        @Parameters(index = "1", paramLabel = "TASK", description = "The task's id.")
        String task;

        @Option(names = "--reason", required = true, description = "Why; it is recorded.")
        String reason;

        @Override
        public Integer call() {
            return ask(
                    RunPaths.task(run, task, "mark-done"),
                    nothing().put("reason", reason),
                    "Task " + task + " of the run " + run + " counts as done.");
        }
    }
}
