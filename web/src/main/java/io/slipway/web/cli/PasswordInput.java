package io.slipway.web.cli;

import io.slipway.web.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import picocli.CommandLine.Option;

/** A new password: typed twice at a terminal, or a line of the standard input. Never an argument: those are seen by all. */
final class PasswordInput {

    @Option(names = "--password-stdin", description = "Read the password from the standard input.")
    boolean fromStandardInput;

    String read() {
        if (fromStandardInput) return line();
        var console = System.console();
        if (console == null) {
            throw Problem.usage(
                    "There is no terminal to ask for the password.",
                    "Give it on the standard input with --password-stdin.");
        }
        var first = console.readPassword("New password: ");
        var second = console.readPassword("Once more: ");
        if (first == null || !Arrays.equals(first, second)) {
            throw Problem.usage("The two passwords differ; nothing was changed.", "Try again.");
        }
        return new String(first);
    }

    private static String line() {
        try {
            var line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            if (line != null && !line.isEmpty()) return line;
        } catch (IOException unreadable) {
            // Told below.
        }
        throw Problem.usage(
                "The standard input holds no password.", "Give it as one line, e.g. with: … --password-stdin < FILE");
    }
}
