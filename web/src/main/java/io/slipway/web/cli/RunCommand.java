package io.slipway.web.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code slipway run}: executes a task package, and puts everything back when a task fails. */
@Command(
        name = "run",
        description = "Runs a task package, and puts everything back when a task fails.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A folder or an archive is pushed to the server first. Without a server the command does the work itself.",
            "Exit codes: 0 done, 1 failed and put back cleanly, 2 usage or validation, 3 failed with leftovers,",
            "4 waits for a person."
        })
final class RunCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "DIR|FILE|REF",
            description = "A package: its folder, a .tgz or .zip, or NAME:VERSION or a digest of one that was pushed.")
    String source;

    @Mixin
    WorkOptions work = new WorkOptions();

    @Mixin
    ValuesInput values = new ValuesInput();

    @Mixin
    OutputOption output = new OutputOption();

    @Option(names = "--target", description = "The cluster and namespace, or whatever name for a place.")
    @Nullable
    String target;

    @Option(names = "--id", description = "What to call the run: small letters, digits and dashes.")
    @Nullable
    String id;

    @Option(names = "--approval", description = "Wait for somebody's approval before anything is done.")
    boolean approval;

    @Option(
            names = "--on-conflict",
            paramLabel = "fail|wait",
            defaultValue = "fail",
            description = "When another run holds what this one needs (${DEFAULT-VALUE}).")
    String onConflict;

    @Option(
            names = "--plan",
            paramLabel = "DIGEST",
            description = "Run only what this plan has shown: refused when something of it has moved since.")
    @Nullable
    String plan;

    @Option(names = "--detach", description = "Start it, print its id, and leave it to the server.")
    boolean detach;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        var filledIn = values.read();
        if (detach) return startAndLeave(filledIn);
        var wanted = id == null ? RunIds.like(source) : id;
        try (var connection =
                Connection.toWorkOn(wanted, work, spec.commandLine().getErr())) {
            var run = start(connection, connection.isOwn() ? wanted : id, filledIn);
            return new RunSession(connection, run, output, spec).watch();
        }
    }

    private int startAndLeave(@Nullable ObjectNode filledIn) {
        try (var running = RunWork.serverToLeaveItTo(work)) {
            spec.commandLine().getOut().println(start(running, id, filledIn));
            return 0;
        }
    }

    private String start(Connection connection, @Nullable String wanted, @Nullable ObjectNode filledIn) {
        var order = JsonNodeFactory.instance.objectNode().put("package", PackedSource.reference(source, connection));
        if (filledIn != null) order.set("values", filledIn);
        if (target != null) order.put("target", target);
        if (wanted != null) order.put("id", wanted);
        if (plan != null) order.put("plan", plan);
        order.put("approval", approval).put("onConflict", onConflict);
        var run = connection.rest().post(RunPaths.RUNS, order).path("run").asText();
        spec.commandLine().getErr().println("Run " + run + " started.");
        return run;
    }
}
