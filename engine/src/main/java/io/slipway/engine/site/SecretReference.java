package io.slipway.engine.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Where a secret stands; never the secret itself. */
public sealed interface SecretReference {

    /** Written {@code file:/path}. */
    record InFile(Path file) implements SecretReference {}

    /** Written {@code env:NAME}. */
    record InEnvironment(String variable) implements SecretReference {}

    /** The secret itself, as it stands there now. */
    default String read(Map<String, String> environment) {
        if (this instanceof InEnvironment variable) {
            return environment.getOrDefault(variable.variable(), "");
        }
        var file = ((InFile) this).file();
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The secret in " + file + " can no longer be read. Put the file back.", e);
        }
    }
}
