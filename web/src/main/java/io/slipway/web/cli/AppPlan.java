package io.slipway.web.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What would have to be done: {@code slipway app plan} for a package, {@code slipway app verify} for what is installed. */
@Command(
        mixinStandardHelpOptions = true,
        footer = {"", "Exit codes: 0 nothing has to be done, 20 something has, 2 usage or faults."})
abstract class AppPlan implements Callable<Integer> {

    @Mixin
    WorkOptions work = new WorkOptions();

    @Mixin
    OutputOption output = new OutputOption();

    @Spec
    CommandSpec spec;

    abstract JsonNode asked(Connection connection);

    @Override
    public Integer call() {
        try (var connection = Connection.toAsk(work, spec.commandLine().getErr())) {
            List<JsonNode> lines = new ArrayList<>();
            asked(connection).forEach(lines::add);
            output.to(spec.commandLine().getOut()).print(lines, "todo", "task", "object");
            return lines.isEmpty() ? 0 : PlanCommand.DIFFERENCES;
        }
    }

    @Command(
            name = "plan",
            description = "Shows what installing an app, or upgrading it to this version, would do; changes nothing.")
    static final class Plan extends AppPlan {

        @Mixin
        PackageInput input = new PackageInput();

        @Mixin
        OrderInput wish = new OrderInput();

        @Override
        JsonNode asked(Connection connection) {
            var order = wish.order().put("package", input.reference(connection));
            return connection.rest().post("/api/v1/apps/plan", order);
        }
    }

    @Command(
            name = "verify",
            description = "Compares an installed app with what its package says, and shows what is otherwise.")
    static final class Verify extends AppPlan {

        @Parameters(paramLabel = "APP", description = "The app's id. 'slipway app list' lists those installed.")
        String app;

        @Override
        JsonNode asked(Connection connection) {
            return connection.rest().get("/api/v1/apps/" + Rest.encoded(app) + "/drift");
        }
    }
}
