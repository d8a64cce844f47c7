package io.slipway.engine.site;

import java.nio.file.Path;

/** Where a secret stands that has the form {@code user:password}; never the secret itself. */
public sealed interface SecretReference {

    /** Written {@code file:/path}. */
    record InFile(Path file) implements SecretReference {}

    /** Written {@code env:NAME}. */
    record InEnvironment(String variable) implements SecretReference {}
}
