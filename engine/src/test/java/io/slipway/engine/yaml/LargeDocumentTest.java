package io.slipway.engine.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LargeDocumentTest {

    private static final int TASKS = 10_000;

    /** Generous, so that only a change of kind breaks it, and on work, not on waiting for a busy machine. */
    private static final Duration BOUND = Duration.ofSeconds(5);

    private static final String TASK = """
              - id: task-%1$d
                type: helm
                rollback: true
                idempotent: false
                spec:
                  chart: charts/postgres
                  release: db-%1$d
                  namespace: shop
                config:
                  type: object
                  properties:
                    password: {type: string, format: password}
                  required: [password]
                timeout: 10m
                retries: {attempts: 3, backoff: 2s}
            """;

    @Test
    void tenThousandTasksAreReadWithinSeconds() {
        var yaml = new StringBuilder("kind: TaskPackage\nname: large\ntasks:\n");
        for (int i = 0; i < TASKS; i++) {
            yaml.append(TASK.formatted(i));
        }
        var bytes = yaml.toString().getBytes(StandardCharsets.UTF_8);
        assertThat(yaml.chars().filter(character -> character == '\n').count()).isGreaterThan(150_000);

        var root = timed("package.yaml", bytes);
        assertThat(root.at("/tasks/9999/spec/release").orElseThrow().json().textValue())
                .isEqualTo("db-9999");
        assertThat(root.at("/tasks/9999").orElseThrow().place().line()).isEqualTo(4 + 15 * 9_999);

        var json = root.json().toPrettyString().getBytes(StandardCharsets.UTF_8);
        assertThat(timed("package.json", json).json()).isEqualTo(root.json());
    }

    private static Located timed(String name, byte[] bytes) {
        var threads = ManagementFactory.getThreadMXBean();
        var clock = System.nanoTime();
        var worked = threads.getCurrentThreadCpuTime();
        var root = new DocumentReader().read(name, bytes).checked().orThrow();
        var work = Duration.ofNanos(threads.getCurrentThreadCpuTime() - worked);
        var wait = Duration.ofNanos(System.nanoTime() - clock);
        System.out.printf(
                "%s with %,d tasks, %,d bytes: read in %d ms (%d ms of work)%n",
                name, TASKS, bytes.length, wait.toMillis(), work.toMillis());
        assertThat(work).isLessThan(BOUND);
        return root;
    }
}
