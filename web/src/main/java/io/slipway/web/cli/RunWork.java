package io.slipway.web.cli;

import io.slipway.web.Problem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The commands that let a run go on; where no server runs they do its work themselves. */
final class RunWork {

    private RunWork() {}

    abstract static class Working extends RunCommands.OfOne {

        @Mixin
        WorkOptions work = new WorkOptions();

        @Mixin
        OutputOption output = new OutputOption();

        final Connection toWork() {
            return Connection.toWorkOn(run, work, err());
        }

        final int stay(Connection connection) {
            return new RunSession(connection, run, output, spec).watch();
        }
    }

    /** {@code slipway watch RUN} */
    @Command(
            name = "watch",
            description = "Shows how a run goes on, to its end. Without a server it goes on by this command.",
            mixinStandardHelpOptions = true)
    static final class Watch extends Working {
        @Override
        public Integer call() {
            try (var connection = toWork()) {
                return stay(connection);
            }
        }
    }

    /** {@code slipway resume RUN} */
    @Command(
            name = "resume",
            description = "Lets a paused run go on. Without a server it goes on by this command.",
            mixinStandardHelpOptions = true)
    static final class Resume extends Working {
        @Override
        public Integer call() {
            try (var connection = toWork()) {
                connection.rest().post(RunPaths.of(run, "resume"), nothing());
                say("Run " + run + " goes on.");
                return connection.isOwn() ? stay(connection) : 0;
            }
        }
    }

    /** {@code slipway retry RUN} */
    @Command(
            name = "retry",
            description = "Does what failed, was put back or never began; what stands is kept.",
            mixinStandardHelpOptions = true)
    static final class Retry extends Working {

        @Mixin
        ValuesInput values = new ValuesInput();

        @Option(names = "--task", description = "Try only this one again, which waits for a person.")
        @Nullable
        String task;

        @Option(names = "--detach", description = "Leave it to the server.")
        boolean detach;

        @Override
        public Integer call() {
            var body = nothing();
            if (task != null) body.put("task", task);
            var filledIn = values.read();
            if (filledIn != null) body.set("values", filledIn);
            try (var connection = detach ? serverToLeaveItTo(work) : toWork()) {
                connection.rest().post(RunPaths.of(run, "retry"), body);
                say("Run " + run + " is tried again.");
                return detach ? 0 : stay(connection);
            }
        }
    }

    static Connection serverToLeaveItTo(WorkOptions work) {
        return Connection.running(work.server)
                .orElseThrow(() -> Problem.usage(
                        "There is no server to leave the run to.",
                        "Start one with 'slipway serve', name one with --server, or leave --detach out."));
    }
}
