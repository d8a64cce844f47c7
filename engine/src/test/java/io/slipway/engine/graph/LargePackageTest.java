package io.slipway.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.yaml.DocumentReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class LargePackageTest {

    private static final int TASKS = 10_000;

    /** On work, not on waiting for a busy machine; most of it is YAML. */
    private static final Duration BOUND = Duration.ofSeconds(5);

    private static final String TASK = """
              - id: task-%1$d
                type: helm
                rollback: true
                idempotent: false
                spec:
                  chart: oci://charts/postgres
                  release: db-%1$d
                  values: {host: "${outputs['task-%2$d'].host}", far: '${outputs["task-%3$d"].host}', size: "${values.size}"}
                config:
                  type: object
                  properties:
                    password: {type: string, format: password}
                  required: [password]
                timeout: 10m
                retries: {attempts: 3, backoff: 2s}
                when: values.n > %4$d
            """;

    private static String large() {
        var yaml = new StringBuilder("kind: TaskPackage\nname: large\nversion: 1.0.0\ntasks:\n");
        for (int i = 0; i < TASKS; i++) {
            // The near one is quoted the slow way, for the compiler; one in a hundred.
            var task = TASK.formatted(i, Math.max(0, i - 100), i % 100, i % 50);
            yaml.append(
                    i < 100
                            ? task.replaceAll("(?m)^ +values: .*\\n", "")
                            : i % 100 == 0
                                    ? task
                                    : task.replace("'task-", "\\\"task-").replace("'].", "\\\"]."));
        }
        yaml.append("edges:\n");
        for (int i = 100; i < TASKS; i++) {
            for (int back = 0; back < 3; back++) {
                int before = (i / 100 - 1) * 100 + (i + 37 * back) % 100;
                yaml.append("  - {from: task-%d, to: task-%d}\n".formatted(before, i));
            }
        }
        return yaml.toString();
    }

    @Test
    void tenThousandTasksWithEdgesAndExpressionsAreReadWithinSeconds() {
        var bytes = large().getBytes(StandardCharsets.UTF_8);
        for (int round = 1; round <= 2; round++) {
            var document = timed("YAML", () -> new DocumentReader().read("package.yaml", bytes));
            var read = timed("checks", () -> Packages.READER.read(document, new TreeSet<>()));
            assertThat(read.faults().render()).isEmpty();
            assertThat(read.orThrow().edges()).hasSize(3 * (TASKS - 100));
            assertThat(timed("graph", () -> TaskGraph.of(read.orThrow()))
                            .order()
                            .names())
                    .hasSize(TASKS);
        }
    }

    @Test
    void aThousandDifferentExpressionsAreCompiledWithinSeconds() {
        var yaml = new StringBuilder("name: large\nversion: 1.0.0\ntasks:\n");
        for (int i = 0; i < 1_000; i++) {
            yaml.append("  - {id: t%1$d, type: noop, when: values.n > %1$d && mode == 'install'}\n".formatted(i));
        }
        var document = new DocumentReader().read("package.yaml", yaml.toString());

        assertThat(timed("1,000 different expressions", () -> Packages.READER.read(document, new TreeSet<>()))
                        .isSound())
                .isTrue();
    }

    private static <T> T timed(String what, Supplier<T> work) {
        var threads = ManagementFactory.getThreadMXBean();
        var before = threads.getCurrentThreadCpuTime();
        var result = work.get();
        var worked = Duration.ofNanos(threads.getCurrentThreadCpuTime() - before);
        System.out.printf("package of up to %,d tasks, %s: %d ms of work%n", TASKS, what, worked.toMillis());
        assertThat(worked).as(what).isLessThan(BOUND);
        return result;
    }
}
