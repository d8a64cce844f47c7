package io.slipway.web.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program {@code slipway}. */
@Command(
        name = "slipway",
        description =
                "Installs applications on Kubernetes and the data pipelines around it, and puts everything back when a step fails.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            PackageCommand.class,
            AppCommand.class,
            GlobalCommand.class,
            UserCommand.class,
            TokenCommand.class,
            ProcessCommand.class,
            VersionCommand.class,
            CompletionCommand.class,
            CommandLine.HelpCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = VersionCommand.Provider.class,
        footer = {
            "",
            "Help on a command: slipway COMMAND --help. Exit codes: 0 done, 1 failed (a run: and put back cleanly),",
            "2 usage or validation, 3 a run failed with leftovers, 4 a run waits for a person."
        })
public final class Slipway implements Runnable {

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show where an error came from.")
    boolean debug;

    @Spec
    CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    static CommandLine commandLine() {
        return commandLine(new PrintWriter(System.out, true), new PrintWriter(System.err, true));
    }

    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        var failures = new Failures();
        var commands = new CommandLine(new Slipway());
        RunCommands.ALL.forEach(commands::addSubcommand);
        return commands.setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                // As with helm and kubectl, the last one counts: a script's default can be overruled behind it.
                .setOverwrittenOptionsAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
