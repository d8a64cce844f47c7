package io.slipway.web.cli;

import io.slipway.engine.fault.FaultsException;
import io.slipway.engine.store.StoreProblem;
import io.slipway.engine.yaml.Suggestion;
import io.slipway.web.Problem;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** How a command that did not work out ends: a sentence, the mend, an exit code; where it came from with --debug. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        var command = e.getCommandLine();
        var err = command.getErr();
        err.println(name(command) + ": " + sentence(e));
        suggestion(e).ifPresent(word -> err.println("Did you mean " + word + "?"));
        err.println("See: " + name(command) + " --help");
        if (List.of(arguments).contains("--debug")) e.printStackTrace(err);
        return Problem.USAGE;
    }

    private static Optional<String> suggestion(ParameterException e) {
        if (!(e instanceof UnmatchedArgumentException unmatched)
                || unmatched.getUnmatched().isEmpty()) return Optional.empty();
        var command = e.getCommandLine().getCommandSpec();
        var word = unmatched.getUnmatched().get(0);
        var known = word.startsWith("-")
                ? command.optionsMap().keySet()
                : command.subcommands().keySet();
        return Suggestion.nearest(word.replaceFirst("=.*", ""), known);
    }

    private static String sentence(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            var word = unmatched.getUnmatched().get(0);
            return word.startsWith("-")
                    ? "there is no option " + word + "."
                    : "there is nothing to do with '" + word + "'.";
        }
        return String.valueOf(e.getMessage());
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        var err = command.getErr();
        var debug = parsed.hasMatchedOption("--debug") || (parsed.hasSubcommand() && hasDebug(parsed));
        err.println(name(command) + ": " + say(e, debug));
        if (debug) e.printStackTrace(err);
        return e instanceof Problem problem
                ? problem.exitCode()
                : e instanceof FaultsException ? Problem.USAGE : Problem.FAILED;
    }

    private static boolean hasDebug(ParseResult parsed) {
        for (var at = parsed; at != null; at = at.subcommand()) if (at.hasMatchedOption("--debug")) return true;
        return false;
    }

    private static String say(Exception e, boolean debug) {
        if (e instanceof Problem || e instanceof StoreProblem) return String.valueOf(e.getMessage());
        if (e instanceof FaultsException faults) return "this has to be mended first:\n" + faults.getMessage();
        return "something went wrong that nobody planned for: " + e
                + (debug ? "" : "\nRun it again with --debug and send us what it prints.");
    }

    private static String name(CommandLine command) {
        return command.getCommandSpec().qualifiedName();
    }
}
