package io.slipway.web.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Option;

/** {@code -o}, the same for every command that prints data. */
final class OutputOption {

    @Option(
            names = {"-o", "--output"},
            paramLabel = "table|json|yaml",
            defaultValue = "table",
            description = "How to print it.")
    Output.Format format;

    Output to(PrintWriter out) {
        return new Output(out, format);
    }
}
