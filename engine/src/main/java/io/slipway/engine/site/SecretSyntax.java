package io.slipway.engine.site;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a reference to a secret is written. */
final class SecretSyntax {

    /** {@code file:///path} is the same as {@code file:/path}. */
    private static final Pattern FILE = Pattern.compile("file:(?://)?(/[^/].*)");

    private static final Pattern VARIABLE = Pattern.compile("env:([A-Za-z_][A-Za-z0-9_]*)");

    private SecretSyntax() {}

    /** None for what is no reference, and so perhaps a secret. */
    static Optional<SecretReference> parse(String text) {
        var file = FILE.matcher(text);
        if (file.matches()) {
            return Optional.of(new SecretReference.InFile(Path.of(file.group(1))));
        }
        var variable = VARIABLE.matcher(text);
        return variable.matches()
                ? Optional.of(new SecretReference.InEnvironment(variable.group(1)))
                : Optional.empty();
    }
}
