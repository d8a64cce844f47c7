package io.slipway.web.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** A command line in this very process, for tests of other packages. */
public final class Typed {

    private Typed() {}

    /** @return its exit code; what it says goes where it is told */
    public static int run(StringWriter said, String... arguments) {
        var all = new PrintWriter(said, true);
        return Slipway.commandLine(all, all).execute(arguments);
    }
}
