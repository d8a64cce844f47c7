package io.slipway.helm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The program: one line of JSON in, one out. Ends at once at the end of its input, in the middle of a call too: whoever
 * started it is gone then, and another one may be about to look at the release.
 */
public final class HelmWorker {

    private final String mark;
    private final Path folder;
    private final PrintStream out = System.out;
    private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private HelmWorker(String mark, Path folder) {
        this.mark = mark;
        this.folder = folder;
    }

    /** Takes what stands before each answer, so that nothing a library prints is taken for one, and a folder to remove. */
    public static void main(String[] arguments) throws InterruptedException {
        var worker = new HelmWorker(arguments[0], Path.of(arguments[1]));
        System.setOut(System.err);
        worker.listen();
        worker.work();
    }

    private void listen() {
        var listener = new Thread(this::read, "input");
        listener.setDaemon(true);
        listener.start();
    }

    private void read() {
        try (var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (var line = in.readLine(); line != null; line = in.readLine()) lines.add(line);
        } catch (IOException over) {
            // The same as its end.
        }
        removeFolder();
        Runtime.getRuntime().halt(0);
    }

    private void work() throws InterruptedException {
        while (true) {
            var answer = answer(lines.take());
            var bytes = ("\n" + mark + answer + "\n").getBytes(StandardCharsets.UTF_8);
            out.write(bytes, 0, bytes.length);
            out.flush();
        }
    }

    private static String answer(String line) {
        try {
            return Answer.done(Calls.make(Call.read(line)));
        } catch (IOException | RuntimeException | LinkageError failure) {
            var message = failure.getMessage();
            return Answer.failed(message == null ? failure.toString() : message);
        }
    }

    /** The library's own copy lies in it, too; on Linux an open file may be removed. */
    private void removeFolder() {
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
        } catch (IOException left) {
            // Removed by the next one that is started there.
        }
    }
}
