package io.slipway.web.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What there is at the other end of the standard error stream. */
final class Terminal {

    /** @param columns of a line */
    record Size(int rows, int columns) {}

    private static final Size USUAL = new Size(24, 80);

    private final Map<String, String> environment;

    Terminal(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Whether lines may be drawn over. */
    boolean isThere() {
        if ("dumb".equals(environment.get("TERM")) || environment.containsKey("CI")) return false;
        return isTerminal(2);
    }

    /** See no-color.org. */
    boolean hasColours() {
        var no = environment.get("NO_COLOR");
        return isThere() && (no == null || no.isEmpty());
    }

    /** Whether what goes to the standard output stream may be coloured. */
    boolean outputHasColours() {
        var no = environment.get("NO_COLOR");
        return (no == null || no.isEmpty()) && !"dumb".equals(environment.get("TERM")) && isTerminal(1);
    }

    private static boolean isTerminal(int stream) {
        try {
            // Java says nothing of a single stream, Linux does.
            var device =
                    Files.readSymbolicLink(Path.of("/proc/self/fd/" + stream)).toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException notLinux) {
            return System.console() != null;
        }
    }

    Size size() {
        try {
            var asked = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            asked.waitFor(1, TimeUnit.SECONDS);
            var numbers = said.split(" ");
            var size = new Size(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
            return size.rows() > 0 && size.columns() > 0 ? size : USUAL;
        } catch (IOException | RuntimeException unknown) {
            return USUAL;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return USUAL;
        }
    }
}
