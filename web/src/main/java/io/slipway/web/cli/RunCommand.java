package io.slipway.web.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    @Mixin
    OrderInput input = new OrderInput();

    @Mixin
    WorkOptions work = new WorkOptions();

    @Mixin
    OutputOption output = new OutputOption();

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
        var order = input.order();
        if (detach) return startAndLeave(order);
        var wanted = id == null ? newId() : id;
        try (var connection =
                Connection.toWorkOn(wanted, work, spec.commandLine().getErr())) {
            var run = start(connection, connection.isOwn() ? wanted : id, order);
            return new RunSession(connection, run, output, spec).watch();
        }
    }

    private int startAndLeave(ObjectNode order) {
        try (var running = RunWork.serverToLeaveItTo(work)) {
            spec.commandLine().getOut().println(start(running, id, order));
            return 0;
        }
    }

    private String start(Connection connection, @Nullable String wanted, ObjectNode order) {
        order.put("package", input.reference(connection));
        if (wanted != null) order.put("id", wanted);
        if (plan != null) order.put("plan", plan);
        order.put("approval", approval).put("onConflict", onConflict);
        var run = connection.rest().post(RunPaths.RUNS, order).path("run").asText();
        spec.commandLine().getErr().println("Run " + run + " started.");
        return run;
    }

    /** Chosen here, so that a server of our own knows which run to work on before it starts. */
    private String newId() {
        var file = Path.of(input.source).toAbsolutePath().normalize().getFileName();
        var name = String.valueOf(file).toLowerCase(Locale.ROOT).replaceFirst("(:.*|\\.tgz|\\.zip|\\.tar\\.gz)$", "");
        var plain = name.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        var made = new StringBuilder(plain.substring(0, Math.min(40, plain.length()))).append('-');
        var random = new SecureRandom();
        for (int i = 0; i < 8; i++) made.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        return made.toString();
    }
}
