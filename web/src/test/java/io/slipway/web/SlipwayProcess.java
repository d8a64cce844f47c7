package io.slipway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testsystems.LogScan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The program as its users have it: a process of its own, with its streams in files. */
public final class SlipwayProcess implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofSeconds(120);
    private static final Pattern READY = Pattern.compile("is ready at (http\\S+)");
    private static final Pattern FIRST_PASSWORD = Pattern.compile("with the password (\\S+)");

    private final Process process;
    private final Path out;
    private final Path err;

    private SlipwayProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** What a command that has ended said, and its exit code. */
    public record Ended(int code, String out, String err) {}

    public static SlipwayProcess start(Map<String, String> environment, String... arguments) {
        try {
            var folder = Files.createTempDirectory("slipway-process");
            var command = SharedClasses.command();
            command.addAll(List.of(arguments));
            var builder = new ProcessBuilder(command)
                    .redirectOutput(folder.resolve("out").toFile())
                    .redirectError(folder.resolve("err").toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("SLIPWAY_"));
            builder.environment().putAll(environment);
            return new SlipwayProcess(builder.start(), folder.resolve("out"), folder.resolve("err"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command to its end, with this on its standard input. */
    public static Ended run(String input, Map<String, String> environment, String... arguments) {
        try (var process = start(environment, arguments)) {
            var stdin = process.process.getOutputStream();
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
            stdin.close();
            return process.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Ended run(String... arguments) {
        return run("", Map.of(), arguments);
    }

    public Ended end() {
        try {
            assertThat(process.waitFor(LONGEST_START.toSeconds(), TimeUnit.SECONDS))
                    .as("ends by itself; so far: " + err())
                    .isTrue();
            return new Ended(process.exitValue(), out(), err());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until the server says that it is ready, and returns its address. */
    public URI awaitReady() {
        var end = System.nanoTime() + LONGEST_START.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            var ready = READY.matcher(out());
            // The greeting is written at once; the password line, if there is one, comes with it.
            if (ready.find() && out().contains("data: ")) return URI.create(ready.group(1));
            pause();
        }
        throw new AssertionError("The server did not come up.\n" + out() + err());
    }

    public String firstPassword() {
        var password = FIRST_PASSWORD.matcher(out());
        assertThat(password.find()).as("a first password in: " + out()).isTrue();
        return password.group(1);
    }

    public void kill() {
        process.destroyForcibly();
        end();
    }

    /** SIGTERM, as a service manager sends it. */
    public Ended stop() {
        process.destroy();
        return end();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public String out() {
        return read(out);
    }

    public String err() {
        return read(err);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the process if it still runs, and fails if it has logged an error that nobody expected. */
    @Override
    public void close() {
        process.destroyForcibly();
        assertThat(LogScan.unexpectedErrorsIn(err))
                .as("errors in the log of the process")
                .isEmpty();
    }
}
