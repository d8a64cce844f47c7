package io.slipway.web.cli;

import io.slipway.web.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The control plane of dev/cluster, by the checkout's own dev/up: built where it never was, started where it does not run,
 * and ended with this process, unless tests use it too.
 */
final class LocalCluster implements AutoCloseable {

    private static final String SAID = "export KUBECONFIG=";

    /** Meant for whoever calls dev/up by hand. */
    private static final String BY_HAND = "It runs until Ctrl-C";

    private static final int LONGEST_END_SECONDS = 30;
    private static final int LAST_WORDS_SECONDS = 5;

    private final Process process;
    private final Path kubeconfig;

    private LocalCluster(Process process, Path kubeconfig) {
        this.process = process;
        this.kubeconfig = kubeconfig;
    }

    /** The program lies in web/target/app of it. */
    static Path checkout() {
        return ProgramFolder.find("examples")
                .resolve("../../../..")
                .toAbsolutePath()
                .normalize();
    }

    /** @param progress is told what is built and started, which takes minutes the first time */
    static LocalCluster start(Path checkout, Consumer<String> progress) {
        var up = checkout.resolve("dev/up");
        if (!Files.isExecutable(up))
            throw Problem.usage(
                    "This Slipway does not lie in a checkout of its sources, so there is no " + up
                            + " to start a cluster with.",
                    "Name a cluster with --kubeconfig FILE, or leave --cluster out: the sandbox needs nothing.");
        try {
            var starting = new ProcessBuilder(up.toString(), "cluster").directory(checkout.toFile());
            // Would put somebody else's in its place.
            starting.environment().remove("SLIPWAY_TEST_KUBECONFIG");
            var process = starting.start();
            var teller = tell(process, progress);
            return new LocalCluster(process, kubeconfigOf(process, teller));
        } catch (IOException trouble) {
            throw failed(trouble.getMessage());
        }
    }

    private static Thread tell(Process process, Consumer<String> progress) {
        var teller = new Thread(
                () -> {
                    try (var lines = process.errorReader(StandardCharsets.UTF_8)) {
                        lines.lines().filter(line -> !line.startsWith(BY_HAND)).forEach(progress);
                    } catch (IOException | java.io.UncheckedIOException over) {
                        // It has ended.
                    }
                },
                "dev-up");
        teller.setDaemon(true);
        teller.start();
        return teller;
    }

    private static Path kubeconfigOf(Process process, Thread teller) throws IOException {
        var out = new BufferedReader(process.inputReader(StandardCharsets.UTF_8));
        for (var line = out.readLine(); line != null; line = out.readLine())
            if (line.startsWith(SAID)) return Path.of(line.substring(SAID.length()));
        awaitLastWords(teller);
        process.destroy();
        throw failed(null);
    }

    private static void awaitLastWords(Thread teller) {
        try {
            teller.join(TimeUnit.SECONDS.toMillis(LAST_WORDS_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Problem failed(@Nullable String why) {
        return Problem.failed(
                "The control plane of dev/cluster could not be started" + (why == null ? "" : ": " + why) + ".",
                "The lines above say why; dev/up cluster starts it alone. Without --cluster the demo needs none.");
    }

    Path kubeconfig() {
        return kubeconfig;
    }

    /** Kindly, so that it ends the cluster too. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(LONGEST_END_SECONDS, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
