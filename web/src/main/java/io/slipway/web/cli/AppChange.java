package io.slipway.web.cli;

import java.util.concurrent.Callable;
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
    OrderInput wish = new OrderInput();

    @Mixin
    RunStart start = new RunStart();

    @Option(names = "--stop-at-first", description = "Let the first fault end the check, in place of telling all.")
    boolean stopAtFirst;

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
        return start.go(spec, given(), wish.order(), (connection, order) -> {
            order.put("action", action).put("package", reference(connection)).put("stopAtFirst", stopAtFirst);
            return connection.rest().post("/api/v1/installs", order).path("run").asText();
        });
    }

    /** With the package of the app. */
    private abstract static class OfPackage extends AppChange {

        @Mixin
        PackageInput input = new PackageInput();

        OfPackage(String action) {
            super(action);
        }

        @Override
        String reference(Connection connection) {
            return input.reference(connection);
        }

        @Override
        String given() {
            return input.source;
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

    /** By the name of an app that is installed. */
    private abstract static class OfInstalled extends AppChange {

        @Parameters(paramLabel = "APP", description = "The app's id. 'slipway app list' lists those installed.")
        String app;

        OfInstalled(String action) {
            super(action);
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

    @Command(
            name = "sync",
            description =
                    "Brings an installed app back to what its package says; 'slipway app verify' shows what is otherwise.")
    static final class Sync extends OfInstalled {
        Sync() {
            super("sync");
        }
    }

    @Command(name = "uninstall", description = "Takes an app away, whole or not at all.")
    static final class Uninstall extends OfInstalled {
        Uninstall() {
            super("uninstall");
        }
    }
}
