package io.slipway.web.cli;

import io.slipway.web.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code slipway version}. */
@Command(name = "version", description = "Prints the version of this program.", mixinStandardHelpOptions = true)
final class VersionCommand implements Runnable {

    @Mixin
    OutputOption output = new OutputOption();

    @Spec
    CommandSpec spec;

    @Override
    public void run() {
        var version = Version.own();
        var out = spec.commandLine().getOut();
        switch (output.format) {
            case TABLE -> out.println("slipway " + version.number() + " (" + version.commit() + ")");
            case JSON ->
                out.println("{\"version\":\"" + version.number() + "\",\"commit\":\"" + version.commit() + "\"}");
            case YAML -> out.println("version: " + version.number() + "\ncommit: " + version.commit());
        }
    }

    static final class Provider implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"slipway " + Version.own().number()};
        }
    }
}
