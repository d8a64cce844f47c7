package io.slipway.web.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.web.Problem;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code slipway package plan}: what a run would change, before anything is done. */
@Command(
        name = "plan",
        description = "Shows what a run of a package would change in the clusters as they are now; changes nothing.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A folder or an archive is pushed to the server first. Without a server the command does the work itself.",
            "Of secrets only that they change is shown. To run just what was shown: slipway run … --plan DIGEST",
            "Exit codes: 0 nothing would change, 20 something would, or cannot be told before, 2 usage or faults."
        })
final class PlanCommand implements Callable<Integer> {

    /** Something would change. */
    static final int DIFFERENCES = 20;

    @Mixin
    PackageInput input = new PackageInput();

    @Mixin
    OrderInput wish = new OrderInput();

    @Mixin
    WorkOptions work = new WorkOptions();

    @Mixin
    OutputOption output = new OutputOption();

    @Option(names = "--full", description = "Show the fields of what would be made, too.")
    boolean full;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        var wanted = wish.order();
        try (var connection = Connection.toAsk(work, spec.commandLine().getErr())) {
            var reference = input.reference(connection);
            var plan = connection.rest().post("/api/v1/packages/" + Rest.encoded(reference) + "/plan", wanted);
            print(plan);
            return exitCode(plan);
        }
    }

    private void print(JsonNode plan) {
        var out = spec.commandLine().getOut();
        if (output.format == Output.Format.TABLE)
            new PlanText(out, new Terminal(System.getenv()).outputHasColours(), full).print(plan);
        else output.to(out).print(plan);
        var err = spec.commandLine().getErr();
        plan.path("faults").forEach(fault -> err.println(SaidFault.of(fault)));
        err.flush();
    }

    private static int exitCode(JsonNode plan) {
        if (!plan.path("faults").isEmpty()) return Problem.USAGE;
        return plan.path("changes").asBoolean() ? DIFFERENCES : 0;
    }
}
