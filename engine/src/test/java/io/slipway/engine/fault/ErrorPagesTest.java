package io.slipway.engine.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/errors} to the codes that faults have: people search for them. */
class ErrorPagesTest {

    private static final Path ROOT = Path.of(System.getProperty("slipway.root", ".."));
    private static final Path PAGES = ROOT.resolve("docs/errors");
    private static final Pattern CODE = Pattern.compile("\"([A-Z][A-Z0-9]*(?:-[A-Z][A-Z0-9]*)+)\"");
    private static final Pattern ROW = Pattern.compile("^\\| \\[([A-Z0-9-]+)]\\(\\1\\.md\\) \\|", Pattern.MULTILINE);

    @Test
    void eachCodeOfAFaultHasAPage() throws IOException {
        assertThat(codes()).isNotEmpty().allSatisfy(code -> assertThat(PAGES.resolve(code + ".md"))
                .as("Write what %s means, an example, and what to do", code)
                .content()
                .startsWith("# " + code + "\n")
                .contains("\n## Example\n", "\n## What to do\n"));
    }

    @Test
    void noPageTellsOfACodeThatIsGone() throws IOException {
        var areas = codes().stream().map(ErrorPagesTest::area).collect(Collectors.toSet());
        var pages = pages();
        pages.removeIf(page -> !areas.contains(area(page)));

        assertThat(pages).isEqualTo(codes());
    }

    @Test
    void theIndexNamesEachPage() throws IOException {
        var index = Files.readString(PAGES.resolve("README.md"));
        assertThat(found(ROW, index)).isEqualTo(pages());
    }

    /** Whatever looks like a code in a file that makes faults, so that a code in a constant counts as well. */
    private static Set<String> codes() throws IOException {
        var codes = new TreeSet<String>();
        for (var module : List.of("engine", "delegates", "installer-adapters")) {
            try (var files = Files.walk(ROOT.resolve(module))) {
                files.filter(ErrorPagesTest::isOurs)
                        .map(ErrorPagesTest::read)
                        .filter(source -> source.contains("Fault") || source.contains("fault("))
                        .forEach(source -> codes.addAll(found(CODE, source)));
            }
        }
        return codes;
    }

    private static boolean isOurs(Path file) {
        var path = file.toString();
        return path.endsWith(".java") && path.contains("/src/main/java/");
    }

    private static Set<String> pages() throws IOException {
        try (var files = Files.list(PAGES)) {
            return files.map(file -> file.getFileName().toString().replaceFirst("\\.md$", ""))
                    .filter(name -> !name.equals("README"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String area(String code) {
        return code.substring(0, code.indexOf('-'));
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
