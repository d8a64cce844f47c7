package io.slipway.web.cli;

import io.slipway.engine.app.AppReader;
import io.slipway.engine.app.kind.AppKinds;
import io.slipway.web.Problem;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code slipway app …}: apps, which are installed whole or not at all. */
@Command(
        name = "app",
        description =
                "Plans, installs, upgrades, verifies, syncs, changes, exports, uninstalls, checks and explains apps.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            AppChange.Install.class,
            AppChange.Upgrade.class,
            AppChange.Sync.class,
            AppChange.Uninstall.class,
            AppInsight.Status.class,
            AppInsight.History.class,
            AppObjects.Get.class,
            AppObjects.Set.class,
            AppObjects.Unset.class,
            AppExportCommand.class,
            AppPlan.Plan.class,
            AppPlan.Verify.class
        })
final class AppCommand extends CommandGroup {

    @Command(
            name = "lint",
            description = "Tells of everything that is wrong in apps; needs no server. Exit code 2 when something is.",
            mixinStandardHelpOptions = true)
    int lint(
            @Mixin OutputOption output,
            @Parameters(arity = "1..*", paramLabel = "DIR|FILE", description = "Folders, .tgz or .zip archives.")
                    List<Path> sources) {
        var out = spec.commandLine().getOut();
        var reader = new AppReader(AppKinds.builtIn());
        var linted =
                sources.stream().map(source -> LintedApp.of(source, reader)).toList();
        if (output.format == Output.Format.TABLE) linted.forEach(one -> one.printFaults(out));
        else output.to(out).print(linted.stream().map(LintedApp::json).toList());
        linted.forEach(one -> one.warnings().forEach(this::say));
        linted.forEach(one -> say(one.summary()));
        return linted.stream().allMatch(LintedApp::isSound) ? 0 : Problem.USAGE;
    }

    @Command(
            name = "explain",
            description = "Tells where a value of an app comes from, and what it hides; needs no server.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example: slipway app explain shop savedsearch/errors/cron"})
    void explain(
            @Mixin OutputOption output,
            @Parameters(paramLabel = "DIR|FILE", description = "A folder, or a .tgz or .zip archive.") Path source,
            @Parameters(
                            paramLabel = "FILE/STANZA[/KEY]",
                            description = "A file's name without .conf, a stanza, and a key; all its keys without one.")
                    String path) {
        var app = new AppReader(AppKinds.builtIn()).look(source).app().orThrow();
        var explained = ExplainedValues.of(app, path);
        var out = spec.commandLine().getOut();
        if (output.format == Output.Format.TABLE) explained.print(out);
        else output.to(out).print(explained.json());
        out.flush();
    }

    @Command(name = "list", description = "Lists the apps that are installed.", mixinStandardHelpOptions = true)
    int list(@Mixin ServerOptions server, @Mixin OutputOption output) {
        try (var connection = Connection.open(server, spec.commandLine().getErr())) {
            output.to(spec.commandLine().getOut())
                    .print(connection.all("/api/v1/apps"), "name", "version", "label", "run", "installedAt");
            return 0;
        }
    }
}
