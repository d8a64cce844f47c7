package io.slipway.adapters.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.LogWatch;
import io.slipway.engine.cluster.Jobs.End;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the pods of a job write, line by line. A log that breaks off is taken up again where it stopped. */
final class PodLogs implements AutoCloseable {

    private static final long PAUSE_MILLIS = 500;

    /** How long the last lines of a job that has ended are waited for. */
    private static final long LAST_LINES_MILLIS = 2_000;

    private final KubernetesClient client;
    private final Consumer<String> log;
    private final Map<String, Reading> readings = new HashMap<>();

    PodLogs(KubernetesClient client, Consumer<String> log) {
        this.client = client;
        this.log = log;
    }

    /** Nothing happens for one that has not begun yet, or is followed already. */
    void follow(JsonNode pod) {
        var name = pod.path("metadata").path("name").asText();
        if (!hasBegun(pod)) return;
        var reading = readings.computeIfAbsent(
                name,
                begin -> new Reading(pod.path("metadata").path("namespace").asText(), name));
        reading.ended = reading.ended || isOver(pod);
    }

    private static boolean hasBegun(JsonNode pod) {
        for (var container : pod.path("status").path("containerStatuses"))
            if (container.path("state").has("running")
                    || container.path("state").has("terminated")) return true;
        return false;
    }

    private static boolean isOver(JsonNode pod) {
        var phase = pod.path("status").path("phase").asText();
        return phase.equals("Succeeded") || phase.equals("Failed");
    }

    End readToTheEnd(End end) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LAST_LINES_MILLIS);
        for (var reading : readings.values()) {
            reading.ended = true;
            long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
            if (left > 0) reading.thread.join(left);
        }
        return end;
    }

    @Override
    public void close() {
        readings.values().forEach(Reading::stop);
    }

    private final class Reading implements Runnable {
        private final String namespace;
        private final String pod;
        private final Thread thread;
        private volatile boolean ended;
        private volatile boolean stopped;
        private volatile @Nullable LogWatch watch;
        private String lastTime = "";
        private boolean hasComplained;

        Reading(String namespace, String pod) {
            this.namespace = namespace;
            this.pod = pod;
            this.thread = new Thread(this, "log of " + pod);
            thread.setDaemon(true);
            thread.start();
        }

        @Override
        public void run() {
            try {
                boolean isLast;
                do {
                    isLast = ended;
                    read();
                    if (!isLast && !stopped) Thread.sleep(PAUSE_MILLIS);
                } while (!isLast && !stopped);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }

        private void read() {
            var lines = client.pods().inNamespace(namespace).withName(pod).usingTimestamps();
            var from = lastTime.isEmpty() ? lines : lines.sinceTime(lastTime);
            try (var opened = from.watchLog();
                    var reader =
                            new BufferedReader(new InputStreamReader(opened.getOutput(), StandardCharsets.UTF_8))) {
                watch = opened;
                for (var line = reader.readLine(); line != null; line = reader.readLine()) take(line);
            } catch (IOException | RuntimeException none) {
                complain();
            }
        }

        /** {@code 2026-11-21T10:00:00.123456789Z text}; what was read before the break comes once more. */
        private void take(String line) {
            int blank = line.indexOf(' ');
            boolean hasTime = blank > 0 && line.charAt(0) >= '0' && line.charAt(0) <= '9';
            var time = hasTime ? line.substring(0, blank) : "";
            if (hasTime && time.compareTo(lastTime) <= 0) return;
            if (hasTime) lastTime = time;
            log.accept(hasTime ? line.substring(blank + 1) : line);
        }

        private void complain() {
            if (hasComplained || stopped || !lastTime.isEmpty()) return;
            hasComplained = true;
            log.accept("The cluster gives no log of pod " + pod + " right now.");
        }

        void stop() {
            stopped = true;
            var open = watch;
            if (open != null) open.close();
            thread.interrupt();
        }
    }
}
