package io.slipway.testsystems.daemon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;

/**
 * Ends the daemon's child processes when the daemon is gone, however it went: a small shell that reads their ids from
 * a pipe and kills them at its end, which also a killed daemon brings about.
 */
public final class Undertaker {

    private static final String SCRIPT = """
            trap '' INT TERM HUP
            left=
            while read -r change signal who; do
              case $change in
                +) left="$left$signal $who
            " ;;
                -) left=$(printf '%s' "$left" | grep -vx "$signal $who")
                   left=${left:+$left
            } ;;
              esac
            done
            printf '%s' "$left" | while read -r signal who; do
              [ -f "$who" ] && who=$(head -n 1 "$who")
              kill -s "$signal" "$who" 2>/dev/null
            done
            """;

    private final Writer pipe;

    private Undertaker(Writer pipe) {
        this.pipe = pipe;
    }

    /** The folder is named on the command line only, so that one can see whose process this is. */
    public static Undertaker start(Path folder) throws IOException {
        var process = new ProcessBuilder("/bin/sh", "-c", SCRIPT, "undertaker", folder.toString())
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
        return new Undertaker(process.outputWriter());
    }

    void watch(Process process) {
        say("+ KILL " + process.pid());
    }

    void forget(Process process) {
        say("- KILL " + process.pid());
    }

    /** A process that writes its id into the first line of a file, and takes the file away when it ends. */
    void watch(Path file, String signal) {
        say("+ " + signal + " " + file);
    }

    private synchronized void say(String line) {
        try {
            pipe.write(line + "\n");
            pipe.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The process that cleans up after this daemon is gone.", e);
        }
    }
}
