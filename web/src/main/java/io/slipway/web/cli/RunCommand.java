package io.slipway.web.cli;

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

    @Mixin
    PackageInput input = new PackageInput();

    @Mixin
    OrderInput wish = new OrderInput();

    @Mixin
    RunStart start = new RunStart();

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

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        return start.go(spec, input.source, wish.order(), (connection, order) -> {
            order.put("package", input.reference(connection)).put("onConflict", onConflict);
            if (plan != null) order.put("plan", plan);
            return connection.rest().post(RunPaths.RUNS, order).path("run").asText();
        });
    }
}
