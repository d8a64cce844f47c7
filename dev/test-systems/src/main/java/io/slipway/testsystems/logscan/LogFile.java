package io.slipway.testsystems.logscan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The log of another process, as text or as one JSON object a line. */
public record LogFile(Path path) {

    /** The level behind the time, or first in the line; a thread's name may stand between them. */
    private static final Pattern TEXT =
            Pattern.compile("^(\\[?\\d{2,4}[-:]\\S*( \\d{2}:\\S*)?\\s+(\\[[^]]*]\\s+)?)?\\[?ERROR\\b");

    /** As ECS writes it, flat or nested, and Logstash. */
    private static final Pattern JSON = Pattern.compile(
            "^\\{.*(\"log\\.level\"\\s*:\\s*\"ERROR\"|\"log\"\\s*:\\s*\\{[^}]*\"level\"\\s*:\\s*\"ERROR\"|\"level\"\\s*:\\s*\"ERROR\")",
            Pattern.CASE_INSENSITIVE);

    public List<String> errorLines() {
        try (var lines = Files.lines(path)) {
            return lines.filter(LogFile::isError).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The log cannot be read: " + path, e);
        }
    }

    private static boolean isError(String line) {
        return TEXT.matcher(line).find() || JSON.matcher(line).find();
    }
}
