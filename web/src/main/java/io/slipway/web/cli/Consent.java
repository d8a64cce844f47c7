package io.slipway.web.cli;

import io.slipway.web.Problem;
import java.util.Locale;
import picocli.CommandLine.Option;

/** Asks before something is lost for good: at a terminal by a question, in a script by {@code -y}. */
final class Consent {

    @Option(
            names = {"-y", "--yes"},
            description = "Do it without asking.")
    boolean given;

    void require(String question) {
        if (given) return;
        var console = System.console();
        if (console == null) {
            throw Problem.usage("There is no terminal to ask: " + question, "Give -y to do it without being asked.");
        }
        var answer = console.readLine("%s [y/N] ", question);
        if (answer == null || !answer.strip().toLowerCase(Locale.ROOT).startsWith("y")) {
            throw Problem.failed("Nothing was changed.", "");
        }
    }
}
