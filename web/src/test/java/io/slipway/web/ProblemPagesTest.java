package io.slipway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.access.AccessProblem;
import io.slipway.engine.run.RunProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/errors} to the codes in the problems that REST answers. */
class ProblemPagesTest {

    private static final Path ROOT = Path.of(System.getProperty("slipway.root", ".."));
    private static final Pattern CODE = Pattern.compile("\"([A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+)\"");

    @Test
    void eachCodeOfAProblemHasAPage() throws IOException {
        var codes = Stream.of(codesInSources().stream(), codesOfAccess(), codesOfRuns())
                .flatMap(some -> some)
                .toList();

        assertThat(codes).contains("NOT-ALLOWED", "ACCESS-INVALID").allSatisfy(code -> assertThat(
                        ROOT.resolve("docs/errors/" + code + ".md"))
                .as("Write what %s means, an example, and what to do", code)
                .content()
                .startsWith("# " + code + "\n\nStatus ")
                .contains("\"code\":\"" + code + "\"", "\n## What to do\n"));
    }

    private static Stream<String> codesOfAccess() {
        return Stream.of(AccessProblem.Kind.values())
                .map(kind -> "ACCESS-" + kind.name().replace('_', '-'));
    }

    private static Stream<String> codesOfRuns() {
        return Stream.of(RunProblem.Kind.values())
                .map(kind -> "RUNS-" + kind.name().replace('_', '-'));
    }

    /** Whatever looks like a code in a file that refuses requests or fills in problem details. */
    private static Set<String> codesInSources() throws IOException {
        try (var files = Files.walk(ROOT.resolve("web/src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(ProblemPagesTest::read)
                    .filter(source -> source.contains("Refusals") || source.contains("ProblemDetail"))
                    .flatMap(source -> CODE.matcher(source).results().map(match -> match.group(1)))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
