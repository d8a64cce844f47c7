package io.slipway.web.cli;

import io.slipway.web.Problem;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** What lies beside the program, but not on its class path. */
final class ProgramFolder {

    private ProgramFolder() {}

    static Path find(String name) {
        var folder = own().resolve(name);
        if (Files.isDirectory(folder)) return folder;
        throw Problem.failed(
                "The folder " + folder + " is missing, which belongs to the program.",
                "Build it again with ./slipway demo in the checkout, or copy the whole of web/target/app.");
    }

    private static Path own() {
        try {
            var place =
                    ProgramFolder.class.getProtectionDomain().getCodeSource().getLocation();
            var code = Path.of(place.toURI()).toAbsolutePath();
            var folder = Objects.requireNonNull(code.getParent());
            return code.toString().endsWith(".jar") ? folder : folder.resolve("app");
        } catch (URISyntaxException never) {
            throw new IllegalStateException(never);
        }
    }
}
