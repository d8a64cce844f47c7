package io.slipway.testsystems.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What a running daemon says of itself.
 *
 * @param pid its process
 * @param started when that process started: a process id alone may have been given to somebody else since
 * @param digest of the code that it runs; a daemon of other code is not used
 * @param control where it takes requests, on the loopback interface
 * @param token what a request must carry
 * @param facts how the system itself is reached
 */
public record Description(
        long pid, Instant started, String digest, URI control, String token, Map<String, String> facts) {

    private static final String FACT = "fact.";

    public static Optional<Description> read(Path file) {
        var text = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            text.load(in);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("The description of a test system cannot be read: " + file, e);
        }
        return Optional.of(from(text));
    }

    /** Atomically, so that nobody reads half of it. The folder is the owner's alone. */
    public void write(Path file) throws IOException {
        var text = new Properties();
        text.setProperty("pid", Long.toString(pid));
        text.setProperty("started", started.toString());
        text.setProperty("digest", digest);
        text.setProperty("control", control.toString());
        text.setProperty("token", token);
        facts.forEach((name, value) -> text.setProperty(FACT + name, value));
        var half = file.resolveSibling(file.getFileName() + ".half");
        try (var out = Files.newBufferedWriter(half)) {
            text.store(out, null);
        }
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    }

    public String fact(String name) {
        return Optional.ofNullable(facts.get(name))
                .orElseThrow(() -> new IllegalStateException("The test system says nothing of '" + name + "'."));
    }

    /** Its process, if it is still that one. */
    public Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(handle -> startOf(handle)
                .equals(started));
    }

    public static Instant startOf(ProcessHandle handle) {
        return handle.info().startInstant().orElse(Instant.EPOCH);
    }

    private static Description from(Properties text) {
        var facts = new TreeMap<String, String>();
        text.stringPropertyNames().stream()
                .filter(name -> name.startsWith(FACT))
                .forEach(name -> facts.put(name.substring(FACT.length()), text.getProperty(name)));
        return new Description(
                Long.parseLong(text.getProperty("pid")),
                Instant.parse(text.getProperty("started")),
                text.getProperty("digest"),
                URI.create(text.getProperty("control")),
                text.getProperty("token"),
                Map.copyOf(facts));
    }
}
