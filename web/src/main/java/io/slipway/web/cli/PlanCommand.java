package io.slipway.web.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Place;
import io.slipway.web.Problem;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
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

    /** No run can be called so: a server of our own works on none. */
    private static final String NO_RUN = ".plan";

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

    @Option(names = "--full", description = "Show the fields of what would be made, too.")
    boolean full;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        var wanted = JsonNodeFactory.instance.objectNode();
        var filledIn = values.read();
        if (filledIn != null) wanted.set("values", filledIn);
        if (target != null) wanted.put("target", target);
        try (var connection =
                Connection.toWorkOn(NO_RUN, work, spec.commandLine().getErr())) {
            var reference = PackedSource.reference(source, connection);
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
        plan.path("faults").forEach(fault -> err.println(said(fault)));
        err.flush();
    }

    private static Fault said(JsonNode fault) {
        var place = new Place(
                fault.path("file").asText(),
                fault.path("line").asInt(),
                fault.path("column").asInt());
        return new Fault(
                fault.path("code").asText(),
                place,
                fault.path("what").asText(),
                fault.path("mend").asText());
    }

    private static int exitCode(JsonNode plan) {
        if (!plan.path("faults").isEmpty()) return Problem.USAGE;
        return plan.path("changes").asBoolean() ? DIFFERENCES : 0;
    }
}
