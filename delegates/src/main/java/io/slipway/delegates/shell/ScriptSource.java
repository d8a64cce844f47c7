package io.slipway.delegates.shell;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Where a script's text is. */
sealed interface ScriptSource {

    record Text(String text) implements ScriptSource {}

    record InPackage(String file, List<String> arguments) implements ScriptSource {}

    record Fetched(URI url, String sha256, List<String> arguments) implements ScriptSource {}

    /** Neither of them. */
    record Faulty(String what, String mend) implements ScriptSource {}

    /**
     * A text that equals a path in the package is that file.
     *
     * @param key as the package writes it, for sentences
     */
    static ScriptSource read(String key, JsonNode spec, Path packageFiles) {
        var written = spec.path(key);
        if (written.isTextual()) {
            var text = written.asText();
            if (text.isBlank()) return new Faulty(key + " is empty.", "Write a command, or the path of a script.");
            return isFile(text, packageFiles) ? new InPackage(text, List.of()) : new Text(text);
        }
        var arguments = StreamSupport.stream(written.path("args").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        if (written.hasNonNull("file"))
            return inPackage(key, written.path("file").asText(), arguments, packageFiles);
        if (written.hasNonNull("url")) return fetched(key, written, arguments);
        return new Faulty(
                key + " names no script.", "Write a text, {file: scripts/it.sh}, or {url: …, sha256: …} there.");
    }

    private static ScriptSource inPackage(String key, String file, List<String> arguments, Path packageFiles) {
        if (isFile(file, packageFiles)) return new InPackage(file, arguments);
        return new Faulty(
                key + " names the file " + file + ", which is not in the package.",
                "Add it, or correct the path: paths begin at the folder of package.yaml.");
    }

    private static ScriptSource fetched(String key, JsonNode written, List<String> arguments) {
        var digest = written.path("sha256").asText().toLowerCase(java.util.Locale.ROOT);
        if (!digest.matches("[0-9a-f]{64}"))
            return new Faulty(
                    key + " fetches a script without its digest.",
                    "Add sha256: and what sha256sum prints for the file.");
        return address(written.path("url").asText())
                .<ScriptSource>map(url -> new Fetched(url, digest, arguments))
                .orElseGet(() -> new Faulty(
                        key + " fetches a script from something that is no address.",
                        "Write it like https://files.example/it.sh."));
    }

    private static Optional<URI> address(String text) {
        try {
            var url = new URI(text);
            return url.getScheme() == null ? Optional.empty() : Optional.of(url);
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }

    private static boolean isFile(String text, Path packageFiles) {
        if (text.length() > 4_000 || text.indexOf('\n') >= 0 || text.indexOf('\0') >= 0) return false;
        var root = packageFiles.toAbsolutePath().normalize();
        var file = root.resolve(text).normalize();
        return file.startsWith(root) && Files.isRegularFile(file);
    }
}
