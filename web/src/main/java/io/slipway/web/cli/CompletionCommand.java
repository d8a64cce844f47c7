package io.slipway.web.cli;

import io.slipway.web.Problem;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code slipway completion bash|zsh}. */
@Command(
        name = "completion",
        description = "Prints the completion script for a shell.",
        mixinStandardHelpOptions = true,
        footer = {"", "bash: source <(slipway completion bash)", "zsh:  source <(slipway completion zsh)"})
final class CompletionCommand implements Runnable {

    @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
    String shell;

    @Spec
    CommandSpec spec;

    @Override
    public void run() {
        // One script serves both: it switches zsh to bash's way of completing itself.
        if (!shell.equals("bash") && !shell.equals("zsh")) {
            throw Problem.usage("There is no completion for '" + shell + "'.", "Give bash or zsh.");
        }
        spec.commandLine()
                .getOut()
                .print(AutoComplete.bash("slipway", spec.root().commandLine()));
        spec.commandLine().getOut().flush();
    }
}
