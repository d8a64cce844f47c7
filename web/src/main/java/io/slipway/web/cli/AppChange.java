package io.slipway.web.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What changes which apps are installed: {@code slipway app install}, {@code upgrade} and {@code uninstall}. */
@Command(
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Without a server the command does the work itself. Exit codes: 0 done, 1 failed and put back cleanly,",
            "2 usage or validation, 3 failed with leftovers, 4 waits for a person."
        })
abstract class AppChange implements Callable<Integer> {

    private final String action;

    @Mixin
    WorkOptions work = new WorkOptions();

    @Mixin
    OutputOption output = new OutputOption();

    @Option(names = "--id", description = "What to call the run: small letters, digits and dashes.")
    @Nullable
    String id;

    @Option(names = "--approval", description = "Wait for somebody's approval when the operations are known.")
    boolean approval;

    @Option(names = "--stop-at-first", description = "Let the first fault end the check, in place of telling all.")
    boolean stopAtFirst;

    @Option(names = "--detach", description = "Start it, print the run's id, and leave it to the server.")
    boolean detach;

    @Spec
    CommandSpec spec;

    AppChange(String action) {
        this.action = action;
    }

    /** What the server knows the app by. */
    abstract String reference(Connection connection);

    /** As people gave it. */
    abstract String given();

    @Override
    public Integer call() {
        if (detach) {
            try (var running = RunWork.serverToLeaveItTo(work)) {
                spec.commandLine().getOut().println(start(running, id));
                return 0;
            }
        }
        var wanted = id == null ? RunIds.like(given()) : id;
        try (var connection =
                Connection.toWorkOn(wanted, work, spec.commandLine().getErr())) {
            var run = start(connection, connection.isOwn() ? wanted : id);
            return new RunSession(connection, run, output, spec).watch();
        }
    }

    private String start(Connection connection, @Nullable String wanted) {
        var order = JsonNodeFactory.instance
                .objectNode()
                .put("action", action)
                .put("package", reference(connection))
                .put("approval", approval)
                .put("stopAtFirst", stopAtFirst);
        if (wanted != null) order.put("id", wanted);
        var run = connection.rest().post("/api/v1/installs", order).path("run").asText();
        spec.commandLine().getErr().println("Run " + run + " started.");
        return run;
    }

    /** With the package of the app. */
    private abstract static class OfPackage extends AppChange {

        @Parameters(
                paramLabel = "DIR|FILE|REF",
                description = "An app: its folder, a .tgz or .zip, or NAME:VERSION or a digest of one that was pushed.")
        String source;

        OfPackage(String action) {
            super(action);
        }

        @Override
        String reference(Connection connection) {
            return PackedSource.reference(source, connection);
        }

        @Override
        String given() {
            return source;
        }
    }

    @Command(name = "install", description = "Installs an app, whole or not at all.")
    static final class Install extends OfPackage {
        Install() {
            super("install");
        }
    }

    @Command(
            name = "upgrade",
            description = "Brings an app to another version; what that lacks is removed. Whole or not at all.")
    static final class Upgrade extends OfPackage {
        Upgrade() {
            super("upgrade");
        }
    }

    @Command(name = "uninstall", description = "Takes an app away, whole or not at all.")
    static final class Uninstall extends AppChange {

        @Parameters(paramLabel = "APP", description = "The app's id. 'slipway app list' lists those installed.")
        String app;

        Uninstall() {
            super("uninstall");
        }

        @Override
        String reference(Connection connection) {
            return app;
        }

        @Override
        String given() {
            return app;
        }
    }
}
