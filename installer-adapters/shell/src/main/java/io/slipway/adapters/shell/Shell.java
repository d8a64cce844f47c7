package io.slipway.adapters.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Asks the system's shell for what Java cannot do: signals to groups. */
final class Shell {

    static final String PATH = "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin";

    private Shell() {}

    /** What the line answered. */
    static String ask(String line, String... arguments) throws InterruptedException {
        var command = new ArrayList<>(List.of("/bin/sh", "-c", line, "sh"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectError(Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().put("PATH", PATH);
        try {
            var process = builder.start();
            process.getOutputStream().close();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return said.strip();
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }
}
