package io.slipway.web.cli;

import io.slipway.web.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The first files of a package, for people to change. */
final class PackageBeginning {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9_-]{0,62}");

    private PackageBeginning() {}

    /** Writes them, and answers the package's name. */
    static String in(Path folder, @Nullable String wanted) {
        var name = wanted == null ? nameOf(folder) : wanted;
        if (!NAME.matcher(name).matches()) {
            throw Problem.usage(
                    "'" + name + "' cannot be the name of a package.",
                    "Give one with --name: a letter, and then up to 62 letters, digits, dashes and underscores.");
        }
        try {
            refuseFull(folder);
            Files.createDirectories(folder.resolve("scripts"));
            Files.writeString(
                    folder.resolve("package.yaml"), template("package.yaml").replace("NAME", name));
            Files.writeString(folder.resolve("scripts/greet.sh"), template("greet.sh"));
            return name;
        } catch (IOException trouble) {
            throw Problem.failed(
                    "The package could not be written to " + folder + ": " + trouble.getMessage() + ".",
                    "Give a folder in which this user may write.");
        }
    }

    private static String nameOf(Path folder) {
        var last = folder.toAbsolutePath().normalize().getFileName();
        return last == null ? "" : last.toString();
    }

    private static void refuseFull(Path folder) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw Problem.usage(folder + " is a file.", "Give a new or empty folder.");
        }
        if (!Files.isDirectory(folder)) return;
        try (var all = Files.list(folder)) {
            if (all.findAny().isPresent()) {
                throw Problem.usage(
                        "The folder " + folder + " is not empty; nothing was written.", "Give a new or empty folder.");
            }
        }
    }

    private static String template(String name) {
        try (var in = PackageBeginning.class.getResourceAsStream("init/" + name)) {
            if (in == null) throw new IllegalStateException("The program lacks its file init/" + name + ".");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
    }
}
