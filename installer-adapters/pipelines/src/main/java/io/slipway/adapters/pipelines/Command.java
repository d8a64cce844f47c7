package io.slipway.adapters.pipelines;

import io.slipway.engine.pipeline.TargetProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program of the site, as a process of its own with a time limit. What it says goes to a file: a program that leaves
 * something running behind it would keep a pipe open.
 */
final class Command {

    private static final int MOST_SAID = 2_000;

    /** @param said the end of what it wrote to both of its streams */
    record Ended(int status, String said) {

        boolean isGood() {
            return status == 0;
        }
    }

    private final List<String> words;
    private final Duration limit;

    Command(List<String> words, Duration limit) {
        this.words = List.copyOf(words);
        this.limit = limit;
    }

    static Command shell(String line, Duration limit) {
        return new Command(List.of("/bin/sh", "-c", line), limit);
    }

    /** @throws TargetProblem when it cannot be started, or does not end in its time */
    Ended run(Map<String, String> more) throws TargetProblem, InterruptedException {
        Path said;
        try {
            said = Files.createTempFile("slipway-command", ".log");
        } catch (IOException full) {
            throw new TargetProblem(
                    "No file for the output of a command could be made: " + full.getMessage() + ".", true);
        }
        try {
            return run(more, said);
        } finally {
            delete(said);
        }
    }

    private Ended run(Map<String, String> more, Path said) throws TargetProblem, InterruptedException {
        var process = start(more, said);
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS))
                return new Ended(process.exitValue(), end(said));
            throw new TargetProblem("the command has not ended within " + limit.toSeconds() + " s.", true);
        } finally {
            kill(process.toHandle());
        }
    }

    /** Nothing of the server's own environment, in which keys and passwords may stand. */
    private Process start(Map<String, String> more, Path said) throws TargetProblem {
        var builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .redirectInput(Path.of("/dev/null").toFile());
        var environment = builder.environment();
        environment.keySet().retainAll(List.of("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "XDG_RUNTIME_DIR"));
        environment.putAll(more);
        try {
            return builder.start();
        } catch (IOException missing) {
            throw new TargetProblem("the command could not be started: " + missing.getMessage() + ".", false);
        }
    }

    /** With all that it has started, while it still runs itself: what it has left behind on purpose lives on. */
    private static void kill(ProcessHandle process) {
        if (!process.isAlive()) return;
        var all = new ArrayList<>(process.descendants().toList());
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
    }

    private static String end(Path said) {
        try {
            var text = new String(Files.readAllBytes(said), StandardCharsets.UTF_8).strip();
            return text.length() <= MOST_SAID ? text : "… " + text.substring(text.length() - MOST_SAID);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static void delete(Path said) {
        try {
            Files.deleteIfExists(said);
        } catch (IOException stays) {
            said.toFile().deleteOnExit();
        }
    }
}
