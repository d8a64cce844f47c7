package io.slipway.engine.site;

import io.slipway.engine.site.SecretReference.InEnvironment;
import io.slipway.engine.site.SecretReference.InFile;
import io.slipway.engine.yaml.Scalar;
import java.nio.file.Files;

/** A secret stands outside the settings, and is there. */
final class SecretRule implements Rule<Scalar> {

    @Override
    public void check(Scalar value, String path, Inspection inspection) {
        var reference = SecretSyntax.parse(value.text());
        if (reference.isEmpty()) {
            inspection.add(TextFaults.plainSecret(value.place(), path));
        } else if (!isThere(reference.get(), inspection.surroundings())) {
            inspection.add(TextFaults.secretNotThere(value.place(), path, reference.get()));
        }
    }

    private static boolean isThere(SecretReference reference, Surroundings surroundings) {
        if (reference instanceof InFile secret) {
            return Files.isRegularFile(secret.file()) && Files.isReadable(secret.file());
        }
        return surroundings.variable(((InEnvironment) reference).variable()).isPresent();
    }
}
