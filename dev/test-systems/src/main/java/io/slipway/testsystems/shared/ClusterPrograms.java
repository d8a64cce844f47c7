package io.slipway.testsystems.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The programs of the cluster, which dev/cluster/build makes; or the foreign cluster that takes their place. */
public record ClusterPrograms(Path build, Path stages, Optional<Path> foreign) {

    private static final String KUBECONFIG = "SLIPWAY_TEST_KUBECONFIG";

    public static ClusterPrograms of(Checkout checkout) {
        var folder = checkout.root().resolve("dev/cluster");
        return new ClusterPrograms(
                folder.resolve("build"), folder.resolve("stages.yaml"), named(System.getenv(KUBECONFIG)));
    }

    /** Why there can be no cluster here, and what to do about it; nothing when there can be one. */
    public Optional<String> missing() {
        if (foreign.isPresent()) {
            return foreign.filter(file -> !Files.isReadable(file))
                    .map(file -> KUBECONFIG + " names a file that cannot be read: " + file);
        }
        if (run("--path").status == 0) {
            return Optional.empty();
        }
        var check = run("--check");
        return check.status == 0 ? Optional.empty() : Optional.of(check.errors.strip());
    }

    /** Builds what is missing, with progress on standard error, and tells what the cluster is made of. */
    String prepare() {
        if (foreign.isPresent()) {
            return foreign.get().toString();
        }
        return bin() + "\n" + stagesText();
    }

    /** The folder of the programs; they are built first where they are missing. */
    public Path bin() {
        var built = run();
        if (built.status != 0) {
            throw new IllegalStateException(
                    "The programs of the test cluster could not be built:\n" + built.errors.strip());
        }
        return Path.of(built.output.strip());
    }

    private String stagesText() {
        try {
            return Files.readString(stages);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Result run(String... arguments) {
        var command = new ProcessBuilder(build.toString());
        command.command().addAll(List.of(arguments));
        try {
            var process = command.start();
            process.getOutputStream().close();
            var errors = new StringBuilder();
            try (var lines = process.errorReader(StandardCharsets.UTF_8)) {
                lines.lines().forEach(line -> {
                    errors.append(line).append('\n');
                    if (arguments.length == 0) {
                        System.err.println(line);
                    }
                });
            }
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output, errors.toString());
        } catch (IOException e) {
            return new Result(
                    127,
                    "",
                    "The test cluster is built by a bash script, which cannot be run here (" + e.getMessage()
                            + "). Install bash, or set " + KUBECONFIG + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the test cluster was built.", e);
        }
    }

    private static Optional<Path> named(@Nullable String file) {
        return Optional.ofNullable(file).filter(name -> !name.isEmpty()).map(name -> Path.of(name)
                .toAbsolutePath());
    }

    private record Result(int status, String output, String errors) {}
}
