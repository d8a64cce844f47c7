package io.slipway.adapters.helm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** What a worker said before it died. Of a long story only the beginning: behind it come thousands of stack frames. */
final class LastWords {

    private static final int LONGEST = 300;

    private final Thread listener;
    private volatile String fatal = "";

    LastWords(InputStream errors) {
        listener = new Thread(() -> read(errors), "helm-worker-errors");
        listener.setDaemon(true);
        listener.start();
    }

    private void read(InputStream errors) {
        try (var in = new BufferedReader(new InputStreamReader(errors, StandardCharsets.UTF_8))) {
            for (var line = in.readLine(); line != null; line = in.readLine()) note(line);
        } catch (IOException gone) {
            // The same as its end.
        }
    }

    /** Warnings of the library are nothing that a person needs, and may hold what is in values. */
    private void note(String line) {
        boolean isFatal =
                line.startsWith("runtime: ") || line.startsWith("fatal error: ") || line.contains("OutOfMemory");
        if (isFatal && fatal.isEmpty()) fatal = line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    }

    String said() {
        try {
            listener.join(2_000);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return fatal;
    }
}
