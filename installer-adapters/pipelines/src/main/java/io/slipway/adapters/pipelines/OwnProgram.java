package io.slipway.adapters.pipelines;

import io.slipway.engine.pipeline.PipelineTargets.Verdict;
import io.slipway.engine.pipeline.TargetProblem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Vector or Logstash itself, asked about a configuration: only they know all options of all components. */
final class OwnProgram {

    private final String service;
    private final Optional<String> named;
    private final Duration limit;

    /** @param named by the site; without it the one on the path, where there is one */
    OwnProgram(String service, Optional<String> named, Duration limit) {
        this.service = service;
        this.named = named;
        this.limit = limit;
    }

    Verdict validate(String fileName, String text) throws InterruptedException {
        var program = named.or(this::onPath);
        if (program.isEmpty()) return new Verdict.NobodyToAsk();
        try {
            return ask(program.get(), fileName, text);
        } catch (IOException full) {
            return new Verdict.Wrong(
                    "no file for it could be made (" + full.getClass().getSimpleName() + ").");
        } catch (TargetProblem notEnded) {
            return new Verdict.Wrong(notEnded.sentence());
        }
    }

    private Optional<String> onPath() {
        if (!List.of("vector", "logstash").contains(service)) return Optional.empty();
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, service))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    private Verdict ask(String program, String fileName, String text)
            throws IOException, TargetProblem, InterruptedException {
        var folder = Files.createTempDirectory(
                "slipway-validate", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var file = folder.resolve(fileName);
        try {
            Files.writeString(file, text);
            var ended = new Command(words(program, file, folder), limit).run(Map.of("SLIPWAY_FILE", file.toString()));
            if (ended.isGood()) return new Verdict.Right();
            var said = Covered.by(Optional.of(text)).mask(ended.said());
            return new Verdict.Wrong("status " + ended.status() + ": " + said);
        } finally {
            clear(folder);
        }
    }

    /** Of another service the site's program gets the file and no more. */
    private List<String> words(String program, Path file, Path folder) {
        return switch (service) {
            case "vector" -> List.of(program, "validate", "--no-environment", file.toString());
            case "logstash" -> List.of(program, "-t", "-f", file.toString(), "--path.data", folder.toString());
            default -> List.of(program, file.toString());
        };
    }

    private static void clear(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(java.util.Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
        }
    }
}
