package io.slipway.web.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Starts a run of any kind, and stays with it to its end or leaves it to the server. */
final class RunStart {

    /** Completes an order, for which it may have to push a package, and sends it; answers what the server answered. */
    interface Sending {
        String send(Connection connection, ObjectNode order);
    }

    @Mixin
    WorkOptions work = new WorkOptions();

    @Mixin
    OutputOption output = new OutputOption();

    @Option(names = "--id", description = "What to call the run: small letters, digits and dashes.")
    @Nullable
    String id;

    @Option(names = "--approval", description = "Wait for somebody's approval before anything is done.")
    boolean approval;

    @Option(names = "--detach", description = "Start it, print the run's id, and leave it to the server.")
    boolean detach;

    /**
     * @param given what is to be run, as people gave it
     * @return the exit code
     */
    int go(CommandSpec spec, String given, ObjectNode order, Sending sending) {
        order.put("approval", approval);
        if (detach) {
            try (var running = RunWork.serverToLeaveItTo(work)) {
                spec.commandLine().getOut().println(start(spec, running, id, order, sending));
                return 0;
            }
        }
        var wanted = id == null ? RunIds.like(given) : id;
        try (var connection =
                Connection.toWorkOn(wanted, work, spec.commandLine().getErr())) {
            var run = start(spec, connection, connection.isOwn() ? wanted : id, order, sending);
            return new RunSession(connection, run, output, spec).watch();
        }
    }

    private static String start(
            CommandSpec spec, Connection connection, @Nullable String wanted, ObjectNode order, Sending sending) {
        if (wanted != null) order.put("id", wanted);
        var run = sending.send(connection, order);
        spec.commandLine().getErr().println("Run " + run + " started.");
        return run;
    }
}
