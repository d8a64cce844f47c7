package io.slipway.adapters.helm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Files of a chart's folder that Helm does not read, by its {@code .helmignore}. */
record HelmIgnore(Path chart, List<String> rules) {

    static HelmIgnore of(Path chart) throws IOException {
        var file = chart.resolve(".helmignore");
        var text = Files.isRegularFile(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
        var own = text.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#"));
        // The last one is a rule of Helm's own.
        return new HelmIgnore(
                chart, Stream.concat(own, Stream.of("templates/.?*")).toList());
    }

    /** By itself, or by a folder above it; the rules of the chart at the top count for those in it, too. */
    boolean covers(Path file) {
        var path = chart.relativize(file).toString();
        for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1))
            if (covers(path.substring(0, end), true)) return true;
        return covers(path, false);
    }

    private boolean covers(String path, boolean isFolder) {
        return rules.stream().anyMatch(rule -> covers(rule, path, isFolder));
    }

    private static boolean covers(String rule, String path, boolean isFolder) {
        // Helm leaves out what a rule with this mark does not name.
        if (rule.startsWith("!")) return !covers(rule.substring(1), path, isFolder);
        if (rule.endsWith("/")) return isFolder && covers(rule.substring(0, rule.length() - 1), path, true);
        if (rule.startsWith("/")) return matches(rule.substring(1), path);
        return matches(rule, rule.contains("/") ? path : path.substring(path.lastIndexOf('/') + 1));
    }

    private static boolean matches(String glob, String path) {
        try {
            return FileSystems.getDefault()
                    .getPathMatcher("glob:" + glob.replace("{", "\\{"))
                    .matches(Path.of(path));
        } catch (PatternSyntaxException wrong) {
            return false;
        }
    }
}
