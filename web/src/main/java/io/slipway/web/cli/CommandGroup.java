package io.slipway.web.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that only holds others: alone it tells which. */
abstract class CommandGroup implements Runnable {

    @Spec
    CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    final Connection connect(ServerOptions server) {
        return Connection.open(server, spec.commandLine().getErr());
    }

    /** Messages go to the standard error stream; the standard output holds data only. */
    final void say(String sentence) {
        spec.commandLine().getErr().println(sentence);
    }
}
