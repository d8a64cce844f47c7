package io.slipway.adapters.helm;

import com.fasterxml.jackson.databind.node.TextNode;
import io.slipway.engine.release.ReleaseProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Has a dry run tell what it renders. Helm keeps that to itself, all but the notes; so the templates become parts, which the
 * notes show one after the other. Nothing is left then that Helm would build: kinds that the chart itself is to define may be
 * unknown to the cluster.
 */
final class ShownTemplates {

    /** The one file of notes that Helm shows. */
    private static final String NOTES = "templates/NOTES.txt";

    /** The deepest first, as Helm renders them: some leave values for others. */
    private static final Comparator<Shown> ORDER = Comparator.comparing((Shown one) ->
                    one.name().chars().filter(letter -> letter == '/').count())
            .thenComparing(Shown::name)
            .reversed();

    private final String begin = "# slipway-" + UUID.randomUUID();

    /**
     * A template that makes objects.
     *
     * @param name by which others may include it, too
     * @param part where its text is now
     * @param scope the names of the charts that lead to its own, from the top
     */
    record Shown(String name, String part, List<String> scope) {

        private String definition() {
            return "{{- define %s }}{{ include %s . }}{{ end }}\n".formatted(quoted(name), quoted(part));
        }

        private String text() {
            var base = name.substring(0, name.indexOf("/templates/") + "/templates".length());
            var template = "(dict \"Name\" %s \"BasePath\" %s)".formatted(quoted(name), quoted(base));
            var text = "{{- $scope := " + at(scope) + " }}{{- $_ := set $scope \"Template\" " + template
                    + " }}\n---\n{{ include " + quoted(part) + " $scope }}\n";
            // Charts that are switched off are not there.
            for (int depth = scope.size(); depth > 0; depth--)
                text = "{{- if hasKey (index " + at(scope.subList(0, depth - 1)) + " \"Subcharts\") "
                        + quoted(scope.get(depth - 1)) + " }}" + text + "{{- end }}\n";
            return text;
        }

        private static String at(List<String> charts) {
            return charts.isEmpty()
                    ? "$"
                    : charts.stream()
                            .map(name -> "\"Subcharts\" " + quoted(name))
                            .collect(Collectors.joining(" ", "(index $ ", ")"));
        }

        private static String quoted(String text) {
            return TextNode.valueOf(text).toString();
        }
    }

    /** @param chart a copy, which is changed */
    void hideIn(Path chart) {
        try {
            var shown = ChartParts.of(chart).hide().stream().sorted(ORDER).toList();
            var notes = shown.stream().map(Shown::text).collect(Collectors.joining());
            Files.createDirectories(chart.resolve("templates"));
            Files.writeString(chart.resolve(NOTES), begin + "\n" + notes);
            Files.writeString(
                    chart.resolve("templates/_shown.tpl"),
                    shown.stream().map(Shown::definition).collect(Collectors.joining()));
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    /** What was rendered, out of all that Helm says. */
    String manifest(String said) {
        int at = said.indexOf(begin);
        if (at < 0) throw new ReleaseProblem("Helm does not tell what it would make of the chart.", true);
        return said.substring(at + begin.length());
    }

    /** With the templates by their own names again. */
    static ReleaseProblem plain(ReleaseProblem problem) {
        return new ReleaseProblem(problem.sentence().replace("/" + ChartParts.PART, "/"), problem.isRetryable());
    }
}
