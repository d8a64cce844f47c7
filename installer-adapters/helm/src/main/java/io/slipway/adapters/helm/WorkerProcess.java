package io.slipway.adapters.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.engine.release.ReleaseProblem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One worker: a JVM that Helm may take down with it. It has folders of its own, a bound on its memory, and nothing of our
 * environment that would lead Helm elsewhere. Ended only by force: the library takes every kinder signal for itself.
 */
final class WorkerProcess {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** With what a JVM reserves and never uses; about 1.3 GiB of it are for Helm. */
    private static final long MEMORY_KIB = 4L << 20;

    private final Path folder;
    private final String mark = UUID.randomUUID() + " ";
    private final Process process;
    private final LinkedBlockingQueue<Optional<String>> answers = new LinkedBlockingQueue<>();
    private final LastWords lastWords;

    private WorkerProcess(Path folder, Path program) throws IOException {
        this.folder = folder;
        for (var name : List.of("tmp", "kube", "cache", "config", "data"))
            Files.createDirectories(folder.resolve(name));
        var builder = new ProcessBuilder(command(program));
        WorkerEnvironment.write(builder.environment(), folder);
        this.process = builder.directory(folder.toFile()).start();
        this.lastWords = new LastWords(process.getErrorStream());
        listen();
    }

    static WorkerProcess start(Path folder, Path program) {
        try {
            return new WorkerProcess(folder, program);
        } catch (IOException trouble) {
            Folders.remove(folder);
            throw new ReleaseProblem(
                    "Helm's worker process cannot be started: " + trouble.getMessage() + ". Check that the folder "
                            + program + " is complete and the disk is not full.",
                    true);
        }
    }

    private List<String> command(Path program) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(
                List.of("/bin/sh", "-c", "ulimit -v " + MEMORY_KIB + " 2>/dev/null; exec \"$@\"", "helm-worker"));
        command.addAll(List.of(java, "-Xmx96m", "-Xss1m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-XX:CompressedClassSpaceSize=32m", "-XX:ReservedCodeCacheSize=32m"));
        command.addAll(List.of("-XX:-UsePerfData", "-XX:-CreateCoredumpOnCrash", "-Djna.encoding=UTF-8"));
        command.add("-XX:ErrorFile=" + folder.resolve("tmp/crash"));
        command.add("-Djava.io.tmpdir=" + folder.resolve("tmp"));
        command.addAll(List.of("-cp", program.resolve("*").toString(), "io.slipway.helm.HelmWorker"));
        command.addAll(List.of(mark, folder.toString()));
        return command;
    }

    private void listen() {
        var listener = new Thread(this::read, "helm-worker-" + process.pid());
        listener.setDaemon(true);
        listener.start();
    }

    private void read() {
        try (var in = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = in.readLine(); line != null; line = in.readLine())
                if (line.startsWith(mark)) answers.add(Optional.of(line.substring(mark.length())));
        } catch (IOException gone) {
            // The same as its end.
        }
        answers.add(Optional.empty());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** @return what Helm printed */
    String call(ObjectNode call, Duration limit) throws InterruptedException {
        // What another task has made known to the API server since has to be known to this call.
        Folders.empty(folder.resolve("kube"));
        try {
            process.getOutputStream().write((call + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException gone) {
            throw died();
        }
        var answer = answers.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
        if (answer == null)
            throw new ReleaseProblem(
                    "Helm did not come to an end within " + limit.toSeconds() + " s and was stopped."
                            + " The API server may not answer, or a hook may hang.",
                    true);
        return out(answer.orElseThrow(this::died));
    }

    private static String out(String line) {
        try {
            JsonNode answer = JSON.readTree(line);
            if (answer.has("error"))
                throw HelmTrouble.explain(answer.path("error").asText());
            return answer.path("out").asText();
        } catch (IOException noJson) {
            throw new ReleaseProblem("Helm's worker process answered with something that is no JSON.", false);
        }
    }

    private ReleaseProblem died() {
        var words = lastWords.said();
        if (words.contains("out of memory") || words.contains("stack exceeds"))
            return new ReleaseProblem(
                    "Helm ran out of memory. A template or a value that includes itself does that, or a chart that"
                            + " renders far too much: look for tpl and include in the chart.",
                    false);
        return new ReleaseProblem(
                "Helm's worker process ended in the middle of its work" + (words.isEmpty() ? "." : ": " + words + "."),
                true);
    }

    /** At once, whatever it is doing; returns when it is gone, so that nobody meets it at the release. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
        Folders.remove(folder);
    }
}
