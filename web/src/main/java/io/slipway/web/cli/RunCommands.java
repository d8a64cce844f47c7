package io.slipway.web.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the commands for runs that are there have in common. They stand beside 'run', not below it: slipway pause RUN. */
abstract class RunCommands implements Callable<Integer> {

    /** All of them, in the order of the help. */
    static final List<Class<? extends Callable<Integer>>> ALL = List.of(
            RunCommand.class,
            RunReading.Runs.class,
            RunReading.Status.class,
            RunWork.Watch.class,
            RunReading.Logs.class,
            RunReading.Report.class,
            RunWork.Retry.class,
            RunWishes.Pause.class,
            RunWork.Resume.class,
            RunWishes.Cancel.class,
            RunWishes.Approve.class,
            RunWishes.Reject.class,
            RunWishes.MarkDone.class,
            RunReading.Services.class,
            RunReading.Reservations.class);

    /** One that is about a single run. */
    abstract static class OfOne extends RunCommands {
        @Parameters(index = "0", paramLabel = "RUN", description = "The id of the run.")
        String run;
    }

    @Spec
    CommandSpec spec;

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    final PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** Messages go to the standard error stream; the standard output holds data only. */
    final void say(String sentence) {
        err().println(sentence);
    }

    static ObjectNode nothing() {
        return JsonNodeFactory.instance.objectNode();
    }
}
